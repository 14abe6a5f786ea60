using System.Globalization;
using System.Text.Json.Nodes;
using Millrace.CommandLine.Records;
using Millrace.CommandLine.Streams;

namespace Millrace.CommandLine.Tail;

/// <summary>Writes the records of a tail.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="form"><c>pretty</c> for people, <c>ndjson</c> for programs, <c>raw</c> for the data alone.</param>
/// <param name="decode">How data are looked at.</param>
/// <param name="time">Has the time zone.</param>
internal sealed class RecordPrinter(Terminal terminal, string form, string decode, TimeProvider time)
{
    private const int DigitsOfShard = 4;
    private const int BytesShown = 32;
    private const int Dim = 2;
    private const int Cyan = 36;

    // Red is for errors.
    private static readonly int[] ShardColors = [32, 33, 34, 35, 92, 93, 94, 95];

    /// <summary>Writes a record.</summary>
    public void Write(TailRecord record)
    {
        var decoded = record.Decode(decode);
        if (form == "pretty") terminal.Out.WriteLine(Pretty(record, decoded));
        else if (form == "ndjson") terminal.Out.WriteLine(Output.Compact(Document(record, decoded)));
        else WriteRaw(record, decoded);
    }

    private string Pretty(TailRecord record, Decoded decoded)
    {
        var shard = record.Shard[^DigitsOfShard..];
        var color = ShardColors[int.Parse(shard, CultureInfo.InvariantCulture) % ShardColors.Length];
        var at = TimeZoneInfo.ConvertTime(record.Arrived, time.LocalTimeZone).ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var key = PrintableText.Of(record.Key);
        return $"{terminal.Styled(at, Dim)}  {terminal.Styled(shard, color)}  {terminal.Styled(key, Cyan)}  {Text(record, decoded)}";
    }

    private string Text(TailRecord record, Decoded decoded)
    {
        if (decoded.Text is not { } text)
        {
            var shown = record.Data.Span[..Math.Min(BytesShown, record.Data.Length)];
            return $"{Convert.ToHexStringLower(shown)}{(shown.Length < record.Data.Length ? "…" : "")} ({SizeText.Of(record.Data.Length)})";
        }

        return decode == "json" && decoded.IsJson
            ? PrintableText.Of(Output.Pretty(JsonNode.Parse(text)), keepsLines: true)
            : PrintableText.Of(text.TrimEnd('\n'));
    }

    private JsonObject Document(TailRecord record, Decoded decoded)
    {
        var document = new JsonObject
        {
            ["shard"] = record.Shard,
            ["sequenceNumber"] = record.Number,
            ["arrived"] = StreamRows.TimeOf(record.Arrived),
            ["key"] = record.Key,
            ["size"] = record.Data.Length,
        };
        if (record.Part is { } part) document["subSequenceNumber"] = part;
        if (decode == "raw" || decoded.Text is null)
        {
            document["data"] = Convert.ToBase64String(record.Data.Span);
            return document;
        }

        document["form"] = decoded.Form;
        if (decoded.IsJson) document["json"] = JsonNode.Parse(decoded.Text);
        else document["text"] = decoded.Text;
        return document;
    }

    private void WriteRaw(TailRecord record, Decoded decoded)
    {
        if (decoded.Text is { } text && decode != "raw")
        {
            terminal.Out.WriteLine(text);
            return;
        }

        terminal.Out.Flush();
        terminal.Out.BaseStream.Write(record.Data.Span);
        terminal.Out.WriteLine();
    }
}
