using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Millrace.Client.Aggregation;
using Millrace.Model.Kinesis;

namespace Millrace.CommandLine.Records;

/// <summary>What a record's data is, as far as it can be told by looking: what it is wrapped in, and the text inside.</summary>
/// <param name="Form">What was found, from the outside in, as in <c>base64 gzip json</c>; the last is <c>json</c>, <c>text</c>, <c>binary</c>, <c>kpl</c> or <c>empty</c>.</param>
/// <param name="Text">The text; null where there is none.</param>
/// <param name="Parts">The records of a KPL aggregate; null for any other.</param>
internal sealed record Decoded(string Form, string? Text, IReadOnlyList<DecodedPart>? Parts)
{
    private const int DeepestWrapping = 3;
    private const int MostUnpackedBytes = 16 << 20;
    private const int ShortestBase64 = 16;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether the text is JSON.</summary>
    public bool IsJson => Form.EndsWith("json", StringComparison.Ordinal);

    /// <summary>Looks at data.</summary>
    public static Decoded Of(ReadOnlyMemory<byte> data) => Of(data, depth: 0);

    /// <summary>Looks at data without unwrapping them.</summary>
    public static Decoded Plainly(ReadOnlyMemory<byte> data) => data.IsEmpty ? new("empty", "", null) : Of(data, DeepestWrapping);

    /// <summary>The records that the KPL packed into one; null for one that is not packed, or wrongly.</summary>
    public static IReadOnlyList<DecodedPart>? PartsOf(ReadOnlyMemory<byte> data)
    {
        var parts = new List<UserRecord>();
        // Where the record lies is nothing to what is in it.
        var record = new Record { PartitionKey = "", SequenceNumber = "0", Data = data };
        return RecordDeaggregator.Deaggregate(record, shard: null, parts) == DeaggregationResult.Aggregated
            ? [.. parts.Select(static part => new DecodedPart(part.PartitionKey, part.ExplicitHashKey, part.Data))]
            : null;
    }

    private static Decoded Of(ReadOnlyMemory<byte> data, int depth)
    {
        if (data.IsEmpty) return new("empty", "", null);
        if (depth < DeepestWrapping)
        {
            if (PartsOf(data) is { } parts) return new("kpl", null, parts);
            if (data.Span is [0x1F, 0x8B, ..] && Unpack(data) is { } unpacked) return Within("gzip", Of(unpacked, depth + 1));
            if (FromBase64(data.Span) is { } plain && Of(plain, depth + 1) is { Form: not "binary" } inner) return Within("base64", inner);
        }

        if (TextOf(data.Span) is not { } text) return new("binary", null, null);
        return new(IsJsonDocument(data.Span) ? "json" : "text", text, null);
    }

    private static Decoded Within(string wrapping, Decoded inner) => inner with { Form = $"{wrapping} {inner.Form}" };

    private static byte[]? Unpack(ReadOnlyMemory<byte> data)
    {
        try
        {
            using var unpacking = new GZipStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            var buffer = new byte[16 * 1024];
            while (unpacking.Read(buffer) is var read and > 0)
            {
                plain.Write(buffer, 0, read);
                if (plain.Length > MostUnpackedBytes) return null;
            }

            return plain.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static byte[]? FromBase64(ReadOnlySpan<byte> data)
    {
        if (data.Length < ShortestBase64 || data.Length % 4 != 0 || !Base64.IsValid(data, out var length)) return null;
        var plain = new byte[length];
        return Base64.DecodeFromUtf8(data, plain, out _, out var written) == System.Buffers.OperationStatus.Done ? plain[..written] : null;
    }

    private static string? TextOf(ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
        {
            if (value < 0x20 && value is not (0x09 or 0x0A or 0x0D or 0x1B)) return null;
        }

        try
        {
            return Strict.GetString(data);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // A number or a word alone is JSON too, but nobody who sees one thinks so.
    private static bool IsJsonDocument(ReadOnlySpan<byte> data)
    {
        if (data.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..]) return false;
        try
        {
            var reader = new Utf8JsonReader(data);
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>A record in a KPL aggregate.</summary>
/// <param name="PartitionKey">Its partition key.</param>
/// <param name="ExplicitHashKey">Its explicit hash key; null without.</param>
/// <param name="Data">Its data.</param>
internal sealed record DecodedPart(string PartitionKey, string? ExplicitHashKey, ReadOnlyMemory<byte> Data);
