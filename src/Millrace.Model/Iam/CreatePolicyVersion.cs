using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>CreatePolicyVersion: adds a version to a managed policy; 5 at most.</summary>
/// <remarks>Errors: NoSuchEntity, MalformedPolicyDocument, InvalidInput, LimitExceeded.</remarks>
[Structure]
[Operation(typeof(IamApi), "CreatePolicyVersion", Resource = "policy")]
public sealed partial record CreatePolicyVersionRequest : IRequest<CreatePolicyVersionResponse>, IPolicyRequest
{
    /// <summary>The managed policy's ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string PolicyArn { get; init; }

    /// <summary>The policy, a JSON document; URL-encoded in answers.</summary>
    [Shape(typeof(PolicyDocumentType))]
    public required string PolicyDocument { get; init; }

    /// <summary>Whether the new version comes into force.</summary>
    public bool? SetAsDefault { get; init; }
}

/// <summary>The answer of CreatePolicyVersion.</summary>
[Structure]
public sealed partial record CreatePolicyVersionResponse
{
    /// <summary>The version.</summary>
    public PolicyVersion? PolicyVersion { get; init; }
}
