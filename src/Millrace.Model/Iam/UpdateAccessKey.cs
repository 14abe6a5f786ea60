using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>UpdateAccessKey: switches a key on or off.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded, InvalidInput.</remarks>
[Structure]
[Operation(typeof(IamApi), "UpdateAccessKey", Resource = "user")]
public sealed partial record UpdateAccessKeyRequest : IRequest<NoOutput>, IUserRequest
{
    /// <summary>The user's name.</summary>
    [Shape(typeof(ExistingUserNameType))]
    public string? UserName { get; init; }

    /// <summary>The key's public part.</summary>
    [Shape(typeof(AccessKeyIdType))]
    public required string AccessKeyId { get; init; }

    /// <summary>Active or Inactive.</summary>
    [Shape(typeof(StatusType))]
    public required string Status { get; init; }
}
