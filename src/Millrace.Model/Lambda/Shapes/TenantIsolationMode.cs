using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How tenants are kept apart.</summary>
[SimpleShape(Enum = [PerTenant])]
public static class TenantIsolationMode
{
    /// <summary><c>PER_TENANT</c>.</summary>
    public const string PerTenant = "PER_TENANT";
}
