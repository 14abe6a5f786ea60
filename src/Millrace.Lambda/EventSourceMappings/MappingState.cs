using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;

namespace Millrace.Lambda.EventSourceMappings;

/// <summary>An event source mapping as it is stored. It never changes: a change makes another.</summary>
internal sealed record MappingState
{
    /// <summary>Whose it is.</summary>
    public required string AccountId { get; init; }

    /// <summary>Where it is.</summary>
    public required string Region { get; init; }

    /// <summary>Its settings, as they are told.</summary>
    public required EventSourceMappingConfiguration Configuration { get; init; }

    /// <summary>Whether records are read.</summary>
    public required bool IsEnabled { get; init; }

    /// <summary>Whether it is deleted as soon as no call for it is under way.</summary>
    public bool IsDeleting { get; init; }

    /// <summary>Its tags.</summary>
    public ImmutableDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Tags of a mapping that has none.</summary>
    public static ImmutableDictionary<string, string> NoTags => ImmutableDictionary<string, string>.Empty;

    /// <summary>The function that it calls.</summary>
    [JsonIgnore]
    public FunctionReference Function => FunctionReference.Parse(Configuration.FunctionArn!, AccountId, Region)!.Value;
}

/// <summary>How far a mapping has come in a shard.</summary>
/// <param name="Next">The position to go on from: what lies before it is finished.</param>
/// <param name="HasEnded">Whether the shard is closed and all of it finished.</param>
/// <param name="Window">The tumbling window that is open there, with the state that what is finished has led to; null for none.</param>
internal sealed record ShardCheckpoint(long Next, bool HasEnded = false, ShardWindow? Window = null);
