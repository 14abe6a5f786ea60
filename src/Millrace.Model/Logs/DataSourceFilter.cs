using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A source of events.</summary>
[Structure]
public sealed partial record DataSourceFilter
{
    /// <summary>The name.</summary>
    [MemberName("name")]
    public required string Name { get; init; }

    /// <summary>The type.</summary>
    [MemberName("type")]
    public string? Type { get; init; }
}
