using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A version of a layer.</summary>
[Structure]
public sealed partial record LayerVersionsListItem
{
    /// <summary>The version's ARN.</summary>
    [Shape(typeof(LayerVersionArn))]
    public string? LayerVersionArn { get; init; }

    /// <summary>The version.</summary>
    public long? Version { get; init; }

    /// <summary>The description.</summary>
    [Shape(typeof(Description))]
    public string? Description { get; init; }

    /// <summary>When it was made.</summary>
    public string? CreatedDate { get; init; }

    /// <summary>The runtimes that it is for; one of <see cref="Runtime"/>.</summary>
    [Shape(typeof(CompatibleRuntimes))]
    [ElementShape(typeof(Runtime))]
    public IReadOnlyList<string>? CompatibleRuntimes { get; init; }

    /// <summary>The license.</summary>
    [Shape(typeof(LicenseInfo))]
    public string? LicenseInfo { get; init; }

    /// <summary>The processors that it is for; one of <see cref="Architecture"/>.</summary>
    [Shape(typeof(CompatibleArchitectures))]
    [ElementShape(typeof(Architecture))]
    public IReadOnlyList<string>? CompatibleArchitectures { get; init; }
}
