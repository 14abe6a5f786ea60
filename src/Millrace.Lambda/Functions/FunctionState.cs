using System.Collections.Immutable;
using System.Globalization;
using Millrace.Lambda.Policies;
using Millrace.Model.Lambda;

namespace Millrace.Lambda.Functions;

/// <summary>A function as it is stored, with everything that belongs to it. It never changes: a change makes another.</summary>
internal sealed record FunctionState
{
    /// <summary>The version that is not published.</summary>
    public required VersionState Latest { get; init; }

    /// <summary>What calls of the version that is not published run while an update of it is in progress; null for that version itself.</summary>
    public VersionState? Running { get; init; }

    /// <summary>The published versions, the oldest first.</summary>
    public ImmutableList<VersionState> Versions { get; init; } = [];

    /// <summary>The last number that a version was given: numbers are not given twice.</summary>
    public int LastVersion { get; init; }

    /// <summary>The aliases by name.</summary>
    public ImmutableDictionary<string, AliasConfiguration> Aliases { get; init; } = ImmutableDictionary<string, AliasConfiguration>.Empty;

    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Policies by qualifier; that of the function itself by nothing.</summary>
    public ImmutableDictionary<string, ResourcePolicy> Policies { get; init; } = ImmutableDictionary<string, ResourcePolicy>.Empty;

    /// <summary>How many calls at once are set aside; null for none.</summary>
    public int? ReservedConcurrency { get; init; }

    /// <summary>How many environments are kept ready, by qualifier.</summary>
    public ImmutableDictionary<string, ProvisionedConcurrencyConfigListItem> ProvisionedConcurrency { get; init; } =
        ImmutableDictionary<string, ProvisionedConcurrencyConfigListItem>.Empty;

    /// <summary>How calls are treated that nobody waits for, by qualifier.</summary>
    public ImmutableDictionary<string, FunctionEventInvokeConfig> EventInvokeConfigs { get; init; } = ImmutableDictionary<string, FunctionEventInvokeConfig>.Empty;

    /// <summary>URLs by alias; that of the function itself by nothing.</summary>
    public ImmutableDictionary<string, FunctionUrlConfig> Urls { get; init; } = ImmutableDictionary<string, FunctionUrlConfig>.Empty;

    /// <summary>When runtimes are brought up to date, by qualifier, where it was ever said.</summary>
    public ImmutableDictionary<string, RuntimeManagement> RuntimeManagement { get; init; } = ImmutableDictionary<string, RuntimeManagement>.Empty;

    /// <summary>One of <see cref="Model.Lambda.RecursiveLoop"/>; null where it was never said.</summary>
    public string? RecursiveLoop { get; init; }

    /// <summary>The version that a qualifier means, by its number or by an alias; null when there is none.</summary>
    public VersionState? FindVersion(string? qualifier)
    {
        if (qualifier is null or FunctionKey.Latest) return Latest;
        var number = Aliases.GetValueOrDefault(qualifier)?.FunctionVersion ?? qualifier;
        return number == FunctionKey.Latest ? Latest : Versions.Find(version => version.Configuration.Version == number);
    }

    /// <summary>What a call of a qualifier runs; null when there is no such version.</summary>
    public VersionState? FindRunning(string? qualifier) =>
        FindVersion(qualifier) is not { } version ? null : ReferenceEquals(version, Latest) ? Running ?? version : version;

    /// <summary>The function with another version that is not published.</summary>
    public FunctionState WithLatest(Func<FunctionConfiguration, FunctionConfiguration> change) =>
        this with { Latest = Latest with { Configuration = change(Latest.Configuration) } };

    /// <summary>The blobs that its versions name.</summary>
    public IEnumerable<string> Code() => Versions.Append(Latest).Concat(Running is null ? [] : [Running])
        .SelectMany(static version => version.Layers.Select(static layer => layer.Blob).Prepend(version.Blob()));

    /// <summary>Whether a qualifier can only be a version's.</summary>
    public static bool IsVersion(string qualifier) =>
        qualifier == FunctionKey.Latest || int.TryParse(qualifier, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}

/// <summary>A version of a function.</summary>
/// <param name="Configuration">Its settings as they are told.</param>
/// <param name="UnzippedSize">The bytes of its code without the zip.</param>
internal sealed record VersionState(FunctionConfiguration Configuration, long UnzippedSize)
{
    /// <summary>The content of its layers, which it keeps when they are deleted.</summary>
    public ImmutableList<LayerContent> Layers { get; init; } = [];

    /// <summary>The blob that is its zip.</summary>
    public string Blob() => Convert.ToHexStringLower(Convert.FromBase64String(Configuration.CodeSha256!));
}

/// <summary>The content of a layer's version.</summary>
/// <param name="Blob">The blob that is its zip.</param>
/// <param name="UnzippedSize">The bytes of it without the zip.</param>
internal sealed record LayerContent(string Blob, long UnzippedSize);

/// <summary>When a runtime is brought up to date.</summary>
/// <param name="UpdateOn">One of <see cref="UpdateRuntimeOn"/>.</param>
/// <param name="VersionArn">The runtime's version, where it is fixed.</param>
internal sealed record RuntimeManagement(string UpdateOn, string? VersionArn);
