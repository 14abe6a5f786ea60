using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>UntagUser: takes tags off a user.</summary>
/// <remarks>Errors: NoSuchEntity.</remarks>
[Structure]
[Operation(typeof(IamApi), "UntagUser", Resource = "user")]
public sealed partial record UntagUserRequest : IRequest<NoOutput>, IUserRequest
{
    /// <summary>The user's name.</summary>
    [Shape(typeof(ExistingUserNameType))]
    public required string UserName { get; init; }

    /// <summary>The keys of the tags.</summary>
    [Shape(typeof(TagKeyListType))]
    [ElementShape(typeof(TagKeyType))]
    public required IReadOnlyList<string> TagKeys { get; init; }
}
