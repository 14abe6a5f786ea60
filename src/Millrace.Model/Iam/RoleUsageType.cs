using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>Who still uses a service's role.</summary>
[Structure]
public sealed partial record RoleUsageType
{
    /// <summary>The region.</summary>
    [Shape(typeof(RegionNameType))]
    public string? Region { get; init; }

    /// <summary>The resources.</summary>
    [ElementShape(typeof(ArnType))]
    public IReadOnlyList<string>? Resources { get; init; }
}
