using System.Text.Json;

namespace Millrace.Wire;

/// <summary>The texts of services that speak JSON 1.0 for values of a wrong type (facts/dynamodb.md 19.2).</summary>
internal static class Json10TypeError
{
    private const string Blob = "can not be converted to a Blob: ";

    /// <summary>The text for a value where another was wanted.</summary>
    public static string Of(ref readonly Utf8JsonReader sent, WantedKind wanted) => (sent.TokenType, wanted) switch
    {
        (JsonTokenType.StartObject, _) => "Start of structure or map found where not expected",
        (JsonTokenType.StartArray, WantedKind.Blob) => "Unrecognized collection type class java.nio.ByteBuffer",
        (JsonTokenType.StartArray, WantedKind.Map) => "Unrecognized collection type java.util.Map",
        (JsonTokenType.StartArray, WantedKind.Structure) => "Unrecognized collection type",
        (JsonTokenType.StartArray, _) => $"Unrecognized collection type class java.lang.{wanted}",
        (_, WantedKind.List or WantedKind.Map) => "Unexpected field type",
        (_, WantedKind.Structure) => "Unexpected value type in payload",
        (_, WantedKind.Blob) => "only base-64-encoded strings are convertible to bytes",
        _ => $"{NameOf(in sent)} cannot be converted to {wanted}",
    };

    /// <summary>The text for a string that is no Boolean.</summary>
    public static string NotBoolean => "STRING_VALUE cannot be converted to Boolean";

    /// <summary>The text for a string that is no base64: without the string itself.</summary>
    public static string NotBase64(string complaint) =>
        complaint.IndexOf(Blob, StringComparison.Ordinal) is var at and >= 0 ? complaint[(at + Blob.Length)..] : complaint;

    private static string NameOf(ref readonly Utf8JsonReader sent) => sent.TokenType switch
    {
        JsonTokenType.String => "STRING_VALUE",
        JsonTokenType.True => "TRUE_VALUE",
        JsonTokenType.False => "FALSE_VALUE",
        _ => sent.ValueSpan.ContainsAny((byte)'.', (byte)'e', (byte)'E') ? "DECIMAL_VALUE" : "NUMBER_VALUE",
    };
}
