using System.Text;
using Millrace.CommandLine.Records;
using Millrace.Model.Kinesis;

namespace Millrace.WebConsole.Records;

/// <summary>A record as a line of a table.</summary>
/// <param name="Shard">The id of its shard.</param>
/// <param name="Position">Its place in the shard's log.</param>
/// <param name="Number">Its sequence number.</param>
/// <param name="At">When it arrived, in epoch milliseconds.</param>
/// <param name="Key">Its partition key.</param>
/// <param name="Size">The size of its data, in bytes.</param>
/// <param name="Form">What the data is; see <see cref="Decoded.Form"/>.</param>
/// <param name="Preview">How it begins.</param>
internal sealed record RecordRow(string Shard, long Position, string Number, long At, string Key, int Size, string Form, string Preview)
{
    private const int PreviewLength = 240;
    private const int PreviewBytes = 24;
    private const int LongestDecoded = 64 * 1024;

    /// <summary>The line of a record.</summary>
    public static RecordRow Of(string shard, long position, Record record)
    {
        var data = record.Data.GetValueOrDefault();
        var (form, preview) = PreviewOf(data);
        return new RecordRow(
            shard,
            position,
            record.SequenceNumber,
            record.ApproximateArrivalTimestamp!.Value.ToUnixTimeMilliseconds(),
            record.PartitionKey,
            data.Length,
            form,
            preview);
    }

    // What is long is not taken apart for its first words.
    private static (string Form, string Preview) PreviewOf(ReadOnlyMemory<byte> data)
    {
        if (data.Length > LongestDecoded)
        {
            var start = Encoding.UTF8.GetString(data.Span[..PreviewLength]);
            return start.Contains('\uFFFD', StringComparison.Ordinal) || start.Contains('\0', StringComparison.Ordinal)
                ? ("binary", HexOf(data))
                : ("text", start);
        }

        var decoded = Decoded.Of(data);
        if (decoded.Parts is { } parts) return (decoded.Form, $"{parts.Count} records: {string.Join(", ", parts.Take(8).Select(static part => part.PartitionKey))}");
        return (decoded.Form, decoded.Text is not { } text ? HexOf(data) : text.Length > PreviewLength ? text[..PreviewLength] : text);
    }

    private static string HexOf(ReadOnlyMemory<byte> data) => Convert.ToHexStringLower(data.Span[..Math.Min(PreviewBytes, data.Length)]);
}
