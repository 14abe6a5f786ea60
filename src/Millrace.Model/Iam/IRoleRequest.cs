namespace Millrace.Model.Iam;

/// <summary>A request that names a role.</summary>
public interface IRoleRequest
{
    /// <summary>The role's name.</summary>
    string RoleName { get; }
}
