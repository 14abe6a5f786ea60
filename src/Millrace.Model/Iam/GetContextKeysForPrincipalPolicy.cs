using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>GetContextKeysForPrincipalPolicy: lists the condition keys that a principal's policies ask for.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput.</remarks>
[Structure]
[Operation(typeof(IamApi), "GetContextKeysForPrincipalPolicy", Resource = "principal", ReadOnly = true)]
public sealed partial record GetContextKeysForPrincipalPolicyRequest : IRequest<GetContextKeysForPolicyResponse>, IPrincipalRequest
{
    /// <summary>The user, group or role whose policies are meant.</summary>
    [Shape(typeof(ArnType))]
    public required string PolicySourceArn { get; init; }

    /// <summary>Policies, each a JSON document.</summary>
    [ElementShape(typeof(PolicyDocumentType))]
    public IReadOnlyList<string>? PolicyInputList { get; init; }
}
