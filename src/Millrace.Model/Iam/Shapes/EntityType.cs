using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A kind of entity.</summary>
[SimpleShape(Enum = [User, Role, Group, LocalManagedPolicy, AWSManagedPolicy])]
public static class EntityType
{
    /// <summary><c>User</c>.</summary>
    public const string User = "User";

    /// <summary><c>Role</c>.</summary>
    public const string Role = "Role";

    /// <summary><c>Group</c>.</summary>
    public const string Group = "Group";

    /// <summary><c>LocalManagedPolicy</c>.</summary>
    public const string LocalManagedPolicy = "LocalManagedPolicy";

    /// <summary><c>AWSManagedPolicy</c>.</summary>
    public const string AWSManagedPolicy = "AWSManagedPolicy";
}
