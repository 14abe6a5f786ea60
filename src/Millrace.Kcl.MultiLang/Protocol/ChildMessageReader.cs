using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Millrace.Kcl.MultiLang.Protocol;

/// <summary>
/// Reads a line of a child, with more patience than the Java daemon has: members that nobody knows are passed over, and what is no message is noise and
/// no error (facts/kcl.md 0 and 2). Numbers may stand where sequence numbers are expected, and text behind the object's end.
/// </summary>
internal static class ChildMessageReader
{
    /// <summary>Reads a line, without its end.</summary>
    /// <returns>The message; null for a blank line.</returns>
    public static ChildMessage? Read(ReadOnlySpan<byte> line)
    {
        var text = line.StartsWith(Encoding.UTF8.Preamble) ? line[Encoding.UTF8.Preamble.Length..] : line;
        text = text.Trim(" \t\r"u8);
        if (text.IsEmpty) return null;
        if (text[0] != '{') return new NoiseMessage("no JSON object");
        try
        {
            return ReadObject(text);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return new NoiseMessage("no valid JSON");
        }
    }

    private static ChildMessage ReadObject(ReadOnlySpan<byte> text)
    {
        string? action = null, responseFor = null, sequenceNumber = null;
        long? subSequenceNumber = null;
        var json = new Utf8JsonReader(text);
        json.Read();
        // Where the object ends, reading ends: what follows is not looked at.
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("action"u8)) action = ReadText(ref json);
            else if (json.ValueTextEquals("responseFor"u8)) responseFor = ReadText(ref json);
            else if (json.ValueTextEquals("sequenceNumber"u8)) sequenceNumber = ReadText(ref json);
            else if (json.ValueTextEquals("subSequenceNumber"u8)) subSequenceNumber = ReadNumber(ref json);
            else json.Skip();
        }

        return action switch
        {
            "status" => new StatusMessage(responseFor),
            DaemonMessage.Checkpoint => new CheckpointRequest(sequenceNumber, subSequenceNumber),
            null => new NoiseMessage("no action"),
            _ => new NoiseMessage($"a child does not say '{action}'"),
        };
    }

    // A number's digits are kept as they stand: a sequence number has more of them than any number type of ours.
    private static string? ReadText(ref Utf8JsonReader json)
    {
        json.Read();
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                return json.GetString();
            case JsonTokenType.Number:
                return Encoding.ASCII.GetString(json.ValueSpan);
            default:
                json.Skip();
                return null;
        }
    }

    private static long? ReadNumber(ref Utf8JsonReader json)
    {
        json.Read();
        switch (json.TokenType)
        {
            case JsonTokenType.Number when json.TryGetInt64(out var number):
                return number;
            // Refused by whoever stores the checkpoint, and the child learns of it.
            case JsonTokenType.Number:
                return -1;
            case JsonTokenType.String:
                return long.TryParse(json.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var text) ? text : -1;
            default:
                json.Skip();
                return null;
        }
    }
}
