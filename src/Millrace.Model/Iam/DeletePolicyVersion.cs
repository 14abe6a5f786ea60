using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>DeletePolicyVersion: deletes a version that is not in force.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded, InvalidInput, DeleteConflict.</remarks>
[Structure]
[Operation(typeof(IamApi), "DeletePolicyVersion", Resource = "policy")]
public sealed partial record DeletePolicyVersionRequest : IRequest<NoOutput>, IPolicyRequest
{
    /// <summary>The managed policy's ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string PolicyArn { get; init; }

    /// <summary>The version, as in <c>v1</c>.</summary>
    [Shape(typeof(PolicyVersionIdType))]
    public required string VersionId { get; init; }
}
