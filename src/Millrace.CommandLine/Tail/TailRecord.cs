using Millrace.CommandLine.Records;

namespace Millrace.CommandLine.Tail;

/// <summary>A record as a tail shows it.</summary>
/// <param name="Shard">The id of its shard.</param>
/// <param name="Number">Its sequence number.</param>
/// <param name="Part">Its place in a record that the KPL packed; null for one that came alone.</param>
/// <param name="Arrived">When it arrived.</param>
/// <param name="Key">Its partition key.</param>
/// <param name="Data">Its bytes.</param>
internal sealed record TailRecord(string Shard, string Number, int? Part, DateTimeOffset Arrived, string Key, ReadOnlyMemory<byte> Data)
{
    private static ReadOnlySpan<byte> GzipMagic => [0x1F, 0x8B];

    /// <summary>What its data are.</summary>
    /// <param name="decode">How they are to be looked at: <c>auto</c>, <c>json</c>, <c>gzip</c>, <c>kpl</c> or <c>raw</c>.</param>
    public Decoded Decode(string decode) => decode switch
    {
        "auto" or "json" => Decoded.Of(Data),
        "gzip" when Data.Span.StartsWith(GzipMagic) => Decoded.Of(Data),
        _ => Decoded.Plainly(Data),
    };

    /// <summary>The records inside, where it holds several and they are wanted one by one.</summary>
    public IEnumerable<TailRecord> Parts(string decode)
    {
        if (decode is not ("auto" or "json" or "kpl") || Decoded.PartsOf(Data) is not { } parts) return [this];
        return parts.Select((part, i) => this with { Part = i, Key = part.PartitionKey, Data = part.Data });
    }
}
