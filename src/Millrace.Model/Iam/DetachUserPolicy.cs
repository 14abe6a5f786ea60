using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>DetachUserPolicy: detaches a managed policy from a user.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded, InvalidInput.</remarks>
[Structure]
[Operation(typeof(IamApi), "DetachUserPolicy", Resource = "user")]
public sealed partial record DetachUserPolicyRequest : IRequest<NoOutput>, IUserRequest
{
    /// <summary>The user's name.</summary>
    [Shape(typeof(UserNameType))]
    public required string UserName { get; init; }

    /// <summary>The managed policy's ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string PolicyArn { get; init; }
}
