using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>GetPolicyVersion: returns a version of a managed policy.</summary>
/// <remarks>Errors: NoSuchEntity, InvalidInput.</remarks>
[Structure]
[Operation(typeof(IamApi), "GetPolicyVersion", Resource = "policy", ReadOnly = true)]
public sealed partial record GetPolicyVersionRequest : IRequest<GetPolicyVersionResponse>, IPolicyRequest
{
    /// <summary>The managed policy's ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string PolicyArn { get; init; }

    /// <summary>The version, as in <c>v1</c>.</summary>
    [Shape(typeof(PolicyVersionIdType))]
    public required string VersionId { get; init; }
}

/// <summary>The answer of GetPolicyVersion.</summary>
[Structure]
public sealed partial record GetPolicyVersionResponse
{
    /// <summary>The version.</summary>
    public PolicyVersion? PolicyVersion { get; init; }
}
