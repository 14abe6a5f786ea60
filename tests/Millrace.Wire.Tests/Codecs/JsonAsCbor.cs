using System.Formats.Cbor;
using System.Text.Json;

namespace Millrace.Wire.Tests;

/// <summary>Says in CBOR what a text says in JSON.</summary>
internal static class JsonAsCbor
{
    public static byte[] Convert(string json)
    {
        using var document = JsonDocument.Parse(json);
        var writer = new CborWriter();
        Write(writer, document.RootElement);
        return writer.Encode();
    }

    private static void Write(CborWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartMap(null);
                foreach (var member in value.EnumerateObject())
                {
                    writer.WriteTextString(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndMap();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray(null);
                foreach (var item in value.EnumerateArray()) Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteTextString(value.GetString()!);
                break;
            case JsonValueKind.Number when value.TryGetInt64(out var whole):
                writer.WriteInt64(whole);
                break;
            case JsonValueKind.Number:
                writer.WriteDouble(value.GetDouble());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.WriteBoolean(value.GetBoolean());
                break;
            default:
                writer.WriteNull();
                break;
        }
    }
}
