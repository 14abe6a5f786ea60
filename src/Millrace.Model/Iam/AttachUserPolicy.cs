using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>AttachUserPolicy: attaches a managed policy to a user.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded, InvalidInput, PolicyNotAttachable.</remarks>
[Structure]
[Operation(typeof(IamApi), "AttachUserPolicy", Resource = "user")]
public sealed partial record AttachUserPolicyRequest : IRequest<NoOutput>, IUserRequest
{
    /// <summary>The user's name.</summary>
    [Shape(typeof(UserNameType))]
    public required string UserName { get; init; }

    /// <summary>The managed policy's ARN.</summary>
    [Shape(typeof(ArnType))]
    public required string PolicyArn { get; init; }
}
