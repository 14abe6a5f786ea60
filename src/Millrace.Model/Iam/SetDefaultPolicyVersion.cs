using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>SetDefaultPolicyVersion: puts a version of a managed policy in force.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput, LimitExceeded.</remarks>
[Structure]
[Operation(typeof(IamApi), "SetDefaultPolicyVersion", Resource = "policy")]
public sealed partial record SetDefaultPolicyVersionRequest : IRequest<NoOutput>, IPolicyRequest
{
    /// <summary>The managed policy's ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string PolicyArn { get; init; }

    /// <summary>The version, as in <c>v1</c>.</summary>
    [Shape(typeof(PolicyVersionIdType))]
    public required string VersionId { get; init; }
}
