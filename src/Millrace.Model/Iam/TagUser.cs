using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>TagUser: adds tags to a user.</summary>
/// <remarks>Errors: NoSuchEntity, LimitExceeded, InvalidInput.</remarks>
[Structure]
[Operation(typeof(IamApi), "TagUser", Resource = "user")]
public sealed partial record TagUserRequest : IRequest<NoOutput>, IUserRequest
{
    /// <summary>The user's name.</summary>
    [Shape(typeof(ExistingUserNameType))]
    public required string UserName { get; init; }

    /// <summary>Tags, 50 at most.</summary>
    [Shape(typeof(TagListType))]
    public required IReadOnlyList<Tag> Tags { get; init; }
}
