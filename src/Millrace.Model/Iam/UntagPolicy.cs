using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>UntagPolicy: takes tags off a managed policy.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput.</remarks>
[Structure]
[Operation(typeof(IamApi), "UntagPolicy", Resource = "policy")]
public sealed partial record UntagPolicyRequest : IRequest<NoOutput>, IPolicyRequest
{
    /// <summary>The managed policy's ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string PolicyArn { get; init; }

    /// <summary>The keys of the tags.</summary>
    [Shape(typeof(TagKeyListType))]
    [ElementShape(typeof(TagKeyType))]
    public required IReadOnlyList<string> TagKeys { get; init; }
}
