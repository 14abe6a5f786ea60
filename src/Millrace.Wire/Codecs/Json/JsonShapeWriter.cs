using System.Text.Encodings.Web;
using System.Text.Json;

namespace Millrace.Wire;

/// <summary>Writes JSON (facts/kinesis.md 1.6).</summary>
internal readonly struct JsonShapeWriter(Utf8JsonWriter json) : IShapeWriter
{
    // A multiple of 3, so that no segment leaves bytes for the next.
    private const int SegmentBytes = 6 * 1024;

    /// <summary>Strings are escaped only where JSON asks for it; the shapes vouch for the nesting.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public void BeginStructure(int members) => json.WriteStartObject();

    public void Member(ReadOnlySpan<byte> name) => json.WritePropertyName(name);

    public void FlatMember(ReadOnlySpan<byte> name, FlatName flat) => Member(name);

    public void EndStructure() => json.WriteEndObject();

    public void BeginList(int elements) => json.WriteStartArray();

    public void EndList() => json.WriteEndArray();

    public void BeginMap(int entries) => json.WriteStartObject();

    public void Entry(string key) => json.WritePropertyName(key);

    public void EndMap() => json.WriteEndObject();

    public void WriteString(string value) => json.WriteStringValue(value);

    public void WriteText(ReadOnlySpan<byte> utf8) => json.WriteStringValue(utf8);

    public void WriteLong(long value) => json.WriteNumberValue(value);

    public void WriteDouble(double value)
    {
        if (double.IsFinite(value)) json.WriteNumberValue(value);
        else json.WriteStringValue(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
    }

    public void WriteBoolean(bool value) => json.WriteBooleanValue(value);

    public void WriteTimestamp(DateTimeOffset value) => json.WriteNumberValue(Seconds(value.ToUnixTimeMilliseconds()));

    /// <summary>A long one in segments: in one piece it would ask for as much memory in one piece.</summary>
    public void WriteBlob(ReadOnlySpan<byte> value)
    {
        if (value.Length <= SegmentBytes)
        {
            json.WriteBase64StringValue(value);
            return;
        }

        for (; value.Length > SegmentBytes; value = value[SegmentBytes..]) json.WriteBase64StringSegment(value[..SegmentBytes], isFinalSegment: false);
        json.WriteBase64StringSegment(value, isFinalSegment: true);
    }

    /// <summary>Seconds with exactly three decimals, as AWS prints them.</summary>
    private static decimal Seconds(long milliseconds)
    {
        var size = (ulong)Math.Abs(milliseconds);
        return new decimal((int)(uint)size, (int)(uint)(size >> 32), 0, milliseconds < 0, scale: 3);
    }
}
