using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;

namespace Millrace.Kinesis.Iterators;

/// <summary>What the token of a list of shards carries.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="After">The last shard that was listed.</param>
/// <param name="Selection">Which shards are listed.</param>
/// <param name="IssuedAt">When the token was made, in epoch milliseconds.</param>
internal readonly record struct ListShardsToken(StreamIdentity Stream, int After, ShardSelection Selection, long IssuedAt)
{
    /// <summary>The token.</summary>
    public string Seal(TokenSeal seal)
    {
        var payload = new PayloadWriter(stackalloc byte[TokenSeal.MostPayloadBytes]);
        payload.Int64(IssuedAt);
        payload.Int32(After);
        payload.Int64(Selection.OpenAt ?? long.MinValue);
        payload.Int64(Selection.NotClosedBefore);
        payload.Stream(Stream);
        return seal.Seal(TokenKind.ListShards, payload.Written);
    }

    /// <summary>Reads a token; false for anything that is none.</summary>
    public static bool TryRead(TokenSeal seal, string text, out ListShardsToken token)
    {
        token = default;
        Span<byte> payload = stackalloc byte[TokenSeal.MostPayloadBytes];
        if (!seal.TryOpen(TokenKind.ListShards, text, payload)) return false;

        var reader = new PayloadReader(payload);
        var issuedAt = reader.Int64();
        var after = reader.Int32();
        var openAt = reader.Int64();
        var selection = new ShardSelection(openAt == long.MinValue ? null : openAt, reader.Int64());
        token = new ListShardsToken(reader.Stream(), after, selection, issuedAt);
        return true;
    }
}
