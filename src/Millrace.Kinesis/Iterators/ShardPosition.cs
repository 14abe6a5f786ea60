using Millrace.Kinesis.Streams;

namespace Millrace.Kinesis.Iterators;

/// <summary>What a shard iterator carries.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="ShardIndex">The shard.</param>
/// <param name="From">The lowest position in the shard's log to read; 0 for the trim horizon, wherever that is when it is read.</param>
/// <param name="IssuedAt">When the iterator was made, in epoch milliseconds.</param>
internal readonly record struct ShardPosition(StreamIdentity Stream, int ShardIndex, long From, long IssuedAt)
{
    /// <summary>The iterator: another string each time.</summary>
    public string ToIterator(TokenSeal seal)
    {
        var payload = new PayloadWriter(stackalloc byte[TokenSeal.MostPayloadBytes]);
        payload.Int64(IssuedAt);
        payload.Int64(From);
        payload.Int32(ShardIndex);
        payload.Stream(Stream);
        return seal.Seal(TokenKind.ShardIterator, payload.Written);
    }

    /// <summary>Reads an iterator; false for anything that is none.</summary>
    public static bool TryRead(TokenSeal seal, ReadOnlySpan<char> iterator, out ShardPosition position)
    {
        // AWS takes an iterator in the quotes that it is pasted with (facts/kinesis.md 4.5).
        if (iterator is ['"', .. var quoted, '"']) iterator = quoted;

        position = default;
        Span<byte> payload = stackalloc byte[TokenSeal.MostPayloadBytes];
        if (!seal.TryOpen(TokenKind.ShardIterator, iterator, payload)) return false;

        var reader = new PayloadReader(payload);
        var issuedAt = reader.Int64();
        var from = reader.Int64();
        var shardIndex = reader.Int32();
        position = new ShardPosition(reader.Stream(), shardIndex, from, issuedAt);
        return true;
    }
}
