using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>Where a policy comes from.</summary>
[SimpleShape(Enum = [User, Group, Role, AwsManaged, UserManaged, Resource, None])]
public static class PolicySourceType
{
    /// <summary><c>user</c>.</summary>
    public const string User = "user";

    /// <summary><c>group</c>.</summary>
    public const string Group = "group";

    /// <summary><c>role</c>.</summary>
    public const string Role = "role";

    /// <summary><c>aws-managed</c>.</summary>
    public const string AwsManaged = "aws-managed";

    /// <summary><c>user-managed</c>.</summary>
    public const string UserManaged = "user-managed";

    /// <summary><c>resource</c>.</summary>
    public const string Resource = "resource";

    /// <summary><c>none</c>.</summary>
    public const string None = "none";
}
