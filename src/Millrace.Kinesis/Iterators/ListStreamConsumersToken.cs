using Millrace.Kinesis.Streams;

namespace Millrace.Kinesis.Iterators;

/// <summary>What the token of a list of consumers carries.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="After">The last name that was listed.</param>
/// <param name="IssuedAt">When the token was made, in epoch milliseconds.</param>
internal readonly record struct ListStreamConsumersToken(StreamIdentity Stream, string After, long IssuedAt)
{
    /// <summary>The token.</summary>
    public string Seal(TokenSeal seal)
    {
        var payload = new PayloadWriter(stackalloc byte[TokenSeal.MostPayloadBytes]);
        payload.Int64(IssuedAt);
        payload.Text(After);
        payload.Stream(Stream);
        return seal.Seal(TokenKind.ListStreamConsumers, payload.Written);
    }

    /// <summary>Reads a token; false for anything that is none.</summary>
    public static bool TryRead(TokenSeal seal, string text, out ListStreamConsumersToken token)
    {
        token = default;
        Span<byte> payload = stackalloc byte[TokenSeal.MostPayloadBytes];
        if (!seal.TryOpen(TokenKind.ListStreamConsumers, text, payload)) return false;

        var reader = new PayloadReader(payload);
        var issuedAt = reader.Int64();
        var after = reader.Text();
        token = new ListStreamConsumersToken(reader.Stream(), after, issuedAt);
        return true;
    }
}
