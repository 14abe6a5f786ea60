using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A layer.</summary>
[Structure]
public sealed partial record LayersListItem
{
    /// <summary>The layer's name or ARN.</summary>
    [Shape(typeof(LayerName))]
    public string? LayerName { get; init; }

    /// <summary>The layer's ARN.</summary>
    [Shape(typeof(LayerArn))]
    public string? LayerArn { get; init; }

    /// <summary>The newest version that matches.</summary>
    public LayerVersionsListItem? LatestMatchingVersion { get; init; }
}
