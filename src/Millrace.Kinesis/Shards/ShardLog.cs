using System.Text.Json;
using Millrace.Kinesis.Streams;
using Millrace.Storage.State;

namespace Millrace.Kinesis.Shards;

/// <summary>Which shard a record log belongs to: for who looks at the logs without serving them.</summary>
public sealed class ShardLog
{
    private readonly ShardState _shard;

    private ShardLog(StreamKey stream, StreamState state, ShardState shard)
    {
        _shard = shard;
        Name = state.LogNameOf(shard);
        Stream = stream.Arn;
    }

    /// <summary>The bucket of the state store that knows of streams and their shards.</summary>
    public const string StateBucket = "kinesis-streams";

    /// <summary>The log's name.</summary>
    public string Name { get; }

    /// <summary>The ARN of the stream.</summary>
    public string Stream { get; }

    /// <summary>The shard's id.</summary>
    public string Shard => _shard.Id;

    /// <summary>The logs of a stream's shards. A shard that never had a record has no log yet.</summary>
    /// <param name="entry">The stream's entry in <see cref="StateBucket"/>.</param>
    /// <exception cref="InvalidDataException">The entry is no stream's.</exception>
    public static IReadOnlyList<ShardLog> Of(StateEntry entry)
    {
        try
        {
            var stream = StreamKey.OfStateKey(entry.Key);
            var state = StreamStateJson.Read(entry.Value);
            return [.. state.Shards.Select(shard => new ShardLog(stream, state, shard))];
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The stream '{entry.Key}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>A sequence number AFTER which a reader passes a position, be there a record or not.</summary>
    /// <param name="position">The position.</param>
    public string SequenceNumberPast(long position) => _shard.NumberPast(position);
}
