using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Whether tenants are kept apart.</summary>
[Structure]
public sealed partial record TenancyConfig
{
    /// <summary>One of <see cref="TenantIsolationMode"/>.</summary>
    [Shape(typeof(TenantIsolationMode))]
    public required string TenantIsolationMode { get; init; }
}
