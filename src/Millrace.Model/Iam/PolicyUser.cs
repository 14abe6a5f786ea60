using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A user that a policy is attached to.</summary>
[Structure]
public sealed partial record PolicyUser
{
    /// <summary>The user's name.</summary>
    [Shape(typeof(UserNameType))]
    public string? UserName { get; init; }

    /// <summary>The user's unique id.</summary>
    [Shape(typeof(IdType))]
    public string? UserId { get; init; }
}
