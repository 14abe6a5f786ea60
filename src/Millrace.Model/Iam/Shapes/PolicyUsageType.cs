using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>How a policy is used.</summary>
[SimpleShape(Enum = [PermissionsPolicy, PermissionsBoundary])]
public static class PolicyUsageType
{
    /// <summary><c>PermissionsPolicy</c>.</summary>
    public const string PermissionsPolicy = "PermissionsPolicy";

    /// <summary><c>PermissionsBoundary</c>.</summary>
    public const string PermissionsBoundary = "PermissionsBoundary";
}
