using System.Buffers;
using System.Text.Json;

namespace Millrace.Wire;

/// <summary>Takes an event of one of several kinds apart, and puts it together again: what is a member of the structure is a frame of its own.</summary>
internal static class UnionEvent
{
    /// <summary>The kind of an event, and the event in JSON.</summary>
    public static (string Type, ReadOnlyMemory<byte> Payload) Split<TEvent>(TEvent shape)
        where TEvent : IShape<TEvent>
    {
        var json = new ArrayBufferWriter<byte>();
        WireCodec.Write(shape, WireFormat.Json, json);
        var reader = new Utf8JsonReader(json.WrittenSpan);
        reader.Read();
        reader.Read();
        if (reader.TokenType != JsonTokenType.PropertyName) throw new InvalidOperationException("An event of none of its kinds cannot be sent.");
        var type = reader.GetString()!;
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return (type, json.WrittenMemory[start..(int)reader.BytesConsumed]);
    }

    /// <summary>The bytes that an event in JSON holds; none where it holds none.</summary>
    /// <param name="payload">The event.</param>
    /// <param name="member">The member that holds them.</param>
    public static ReadOnlySpan<byte> BytesOf(ReadOnlySpan<byte> payload, string member)
    {
        var reader = new Utf8JsonReader(payload);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals(member)) continue;
            reader.Read();
            return reader.GetBytesFromBase64();
        }

        return [];
    }

    /// <summary>The structure in JSON that an event of a kind belongs to.</summary>
    /// <param name="type">The kind.</param>
    /// <param name="payload">The event.</param>
    /// <param name="bytes">The kind that is bytes on the wire; null for none.</param>
    public static byte[] Join(string type, ReadOnlySpan<byte> payload, BytesEvent? bytes)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WritePropertyName(type);
            if (type == bytes?.Kind)
            {
                writer.WriteStartObject();
                writer.WriteBase64String(bytes.Member, payload);
                writer.WriteEndObject();
            }
            else
            {
                writer.WriteRawValue(payload, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return json.WrittenSpan.ToArray();
    }
}
