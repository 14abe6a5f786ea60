using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>DeleteAccessKey: deletes a key.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded.</remarks>
[Structure]
[Operation(typeof(IamApi), "DeleteAccessKey", Resource = "user")]
public sealed partial record DeleteAccessKeyRequest : IRequest<NoOutput>, IUserRequest
{
    /// <summary>The user's name.</summary>
    [Shape(typeof(ExistingUserNameType))]
    public string? UserName { get; init; }

    /// <summary>The key's public part.</summary>
    [Shape(typeof(AccessKeyIdType))]
    public required string AccessKeyId { get; init; }
}
