using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>GetContextKeysForCustomPolicy: lists the condition keys that policies ask for.</summary>
/// <remarks>Errors: InvalidInput.</remarks>
[Structure]
[Operation(typeof(IamApi), "GetContextKeysForCustomPolicy", Resource = "*", ReadOnly = true)]
public sealed partial record GetContextKeysForCustomPolicyRequest : IRequest<GetContextKeysForPolicyResponse>
{
    /// <summary>Policies, each a JSON document.</summary>
    [ElementShape(typeof(PolicyDocumentType))]
    public required IReadOnlyList<string> PolicyInputList { get; init; }
}
