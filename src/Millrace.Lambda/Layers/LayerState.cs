using System.Collections.Immutable;
using Millrace.Lambda.Policies;
using Millrace.Model.Lambda;

namespace Millrace.Lambda.Layers;

/// <summary>A layer as it is stored. It stays when its versions are gone, so that numbers are not given twice.</summary>
internal sealed record LayerState
{
    /// <summary>The versions, the oldest first.</summary>
    public ImmutableList<LayerVersionState> Versions { get; init; } = [];

    /// <summary>The last number that a version was given.</summary>
    public long LastVersion { get; init; }

    /// <summary>A version, or null.</summary>
    public LayerVersionState? FindVersion(long number) => Versions.Find(version => version.Version == number);

    /// <summary>The layer with a version in place of the one with the same number.</summary>
    public LayerState With(LayerVersionState version) => this with { Versions = Versions.SetItem(Versions.FindIndex(other => other.Version == version.Version), version) };

    /// <summary>The blobs that its versions name.</summary>
    public IEnumerable<string> Code() => Versions.Select(static version => version.Blob());
}

/// <summary>A version of a layer.</summary>
internal sealed record LayerVersionState
{
    public required long Version { get; init; }

    public string? Description { get; init; }

    public required string CreatedDate { get; init; }

    public IReadOnlyList<string>? CompatibleRuntimes { get; init; }

    public IReadOnlyList<string>? CompatibleArchitectures { get; init; }

    public string? LicenseInfo { get; init; }

    public required string CodeSha256 { get; init; }

    public required long CodeSize { get; init; }

    public required long UnzippedSize { get; init; }

    public ResourcePolicy? Policy { get; init; }

    /// <summary>The blob that is its zip.</summary>
    public string Blob() => Convert.ToHexStringLower(Convert.FromBase64String(CodeSha256));

    /// <summary>The version as lists tell it.</summary>
    public LayerVersionsListItem ToItem(LayerKey key) => new()
    {
        LayerVersionArn = key.VersionArn(Version),
        Version = Version,
        Description = Description,
        CreatedDate = CreatedDate,
        CompatibleRuntimes = CompatibleRuntimes,
        LicenseInfo = LicenseInfo,
        CompatibleArchitectures = CompatibleArchitectures,
    };

    /// <summary>Whether it is for a runtime and a processor; null for any.</summary>
    public bool IsFor(string? runtime, string? architecture) =>
        (runtime is null || CompatibleRuntimes?.Contains(runtime) == true) && (architecture is null || CompatibleArchitectures?.Contains(architecture) == true);
}
