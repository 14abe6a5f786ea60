using Millrace.Wire;

namespace Millrace.Lambda.EventSourceMappings;

/// <summary>The streams that event source mappings read, each with the leave of a function's role (facts/lambda.md 7).</summary>
public interface IEventSources
{
    /// <summary>Opens a stream for a mapping.</summary>
    /// <param name="eventSourceArn">The ARN of the stream, or of a consumer of it.</param>
    /// <param name="roleArn">Tells the function's role as it is at each read.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="ServiceException">It is not there, or the role may not read it.</exception>
    ValueTask<IEventSource> OpenAsync(string eventSourceArn, Func<string> roleArn, CancellationToken cancellationToken);
}

/// <summary>A stream as a function's role reads it.</summary>
public interface IEventSource
{
    /// <summary>Tells this stream from an earlier or a later one of its name.</summary>
    string Incarnation { get; }

    /// <summary>The oldest arrival that is kept, in epoch milliseconds.</summary>
    long Horizon { get; }

    /// <summary>Ends when the stream is another than now. Take it before looking at its shards.</summary>
    Task Changed { get; }

    /// <summary>The shards, closed ones included.</summary>
    /// <exception cref="ServiceException">The stream is gone, or the role may not list them.</exception>
    ValueTask<IReadOnlyList<SourceShard>> ListShardsAsync(CancellationToken cancellationToken);

    /// <summary>The position at which reading of a shard begins.</summary>
    /// <param name="shardId">The shard.</param>
    /// <param name="startingPosition">One of <see cref="Model.Lambda.EventSourcePosition"/>.</param>
    /// <param name="timestamp">The instant, for <c>AT_TIMESTAMP</c>.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    ValueTask<long> FindAsync(string shardId, string startingPosition, DateTimeOffset? timestamp, CancellationToken cancellationToken);

    /// <summary>Reads records from a position on, once there are any or the shard has ended; none when there still are none after the patience ended.</summary>
    /// <param name="shardId">The shard.</param>
    /// <param name="from">The lowest position.</param>
    /// <param name="maxRecords">At least 1.</param>
    /// <param name="patience">How long to wait for records.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ServiceException">The shard is gone, or the role may not read it.</exception>
    ValueTask<ISourcePage> ReadAsync(string shardId, long from, int maxRecords, Task patience, CancellationToken cancellationToken);
}

/// <summary>A shard of a stream.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Parents">The ids of the shards that it follows.</param>
public sealed record SourceShard(string Id, IReadOnlyList<string> Parents);

/// <summary>Records of one read. They point into memory that goes back when the page is disposed.</summary>
public interface ISourcePage : IDisposable
{
    /// <summary>How many there are.</summary>
    int Count { get; }

    /// <summary>The position to go on from.</summary>
    long Next { get; }

    /// <summary>Whether nothing comes after these.</summary>
    bool HasEnded { get; }

    /// <summary>A record.</summary>
    SourceRecord this[int index] { get; }
}

/// <summary>A record of a stream.</summary>
/// <param name="Position">Its position in the shard; positions rise.</param>
/// <param name="Arrival">When it arrived, in epoch milliseconds.</param>
/// <param name="SequenceNumber">Its sequence number, digits.</param>
/// <param name="PartitionKey">Its partition key.</param>
/// <param name="Data">Its data.</param>
public readonly record struct SourceRecord(
    long Position, long Arrival, ReadOnlyMemory<byte> SequenceNumber, ReadOnlyMemory<byte> PartitionKey, ReadOnlyMemory<byte> Data);
