using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Streams;

/// <summary>A stretch of a stream. One is open at a time; a new one takes its place every few hours.</summary>
internal sealed record ShardState
{
    public required string Id { get; init; }

    /// <summary>The shard that it came after; null for a stream's first.</summary>
    public string? ParentId { get; init; }

    /// <summary>Its first sequence number.</summary>
    public required long Start { get; init; }

    /// <summary>Its last sequence number, which no record has; null while it is open.</summary>
    public long? End { get; init; }

    /// <summary>When it was closed, in epoch milliseconds; null while it is open.</summary>
    public long? ClosedAt { get; init; }
}

/// <summary>A stream of a table as it is stored; it outlives being disabled, and its table.</summary>
internal sealed record StreamState
{
    /// <summary>The space of its records in the table store.</summary>
    public required long Space { get; init; }

    /// <summary>When it was enabled, in epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>When it was disabled; null while it is enabled.</summary>
    public long? DisabledAt { get; init; }

    /// <summary>One of <see cref="StreamViewType"/>.</summary>
    public required string ViewType { get; init; }

    /// <summary>The key of its table.</summary>
    public required KeyState Key { get; init; }

    /// <summary>Its shards, oldest first; the last one may be open.</summary>
    public required IReadOnlyList<ShardState> Shards { get; init; }

    public ShardState? FindShard(string id) => Shards.FirstOrDefault(shard => shard.Id == id);
}
