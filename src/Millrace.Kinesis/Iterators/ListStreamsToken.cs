namespace Millrace.Kinesis.Iterators;

/// <summary>What the token of a list of streams carries.</summary>
/// <param name="After">The last name that was listed.</param>
/// <param name="IssuedAt">When the token was made, in epoch milliseconds.</param>
internal readonly record struct ListStreamsToken(string After, long IssuedAt)
{
    /// <summary>The token.</summary>
    public string Seal(TokenSeal seal)
    {
        var payload = new PayloadWriter(stackalloc byte[TokenSeal.MostPayloadBytes]);
        payload.Int64(IssuedAt);
        payload.Text(After);
        return seal.Seal(TokenKind.ListStreams, payload.Written);
    }

    /// <summary>Reads a token; false for anything that is none.</summary>
    public static bool TryRead(TokenSeal seal, string text, out ListStreamsToken token)
    {
        token = default;
        Span<byte> payload = stackalloc byte[TokenSeal.MostPayloadBytes];
        if (!seal.TryOpen(TokenKind.ListStreams, text, payload)) return false;

        var reader = new PayloadReader(payload);
        var issuedAt = reader.Int64();
        token = new ListStreamsToken(reader.Text(), issuedAt);
        return true;
    }
}
