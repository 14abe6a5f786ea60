using System.Buffers;
using System.Text.Json;

namespace Millrace.Wire;

/// <summary>Errors as each protocol writes them (facts/kinesis.md 2, facts/iam.md 5).</summary>
public static class ErrorBody
{
    /// <summary>Writes the body of an error answer.</summary>
    public static void Write(ServiceException error, WireFormat format, string requestId, IBufferWriter<byte> output)
    {
        switch (format)
        {
            case WireFormat.Json:
                using (var json = new Utf8JsonWriter(output, JsonShapeWriter.Options)) Write(error, new JsonShapeWriter(json));
                break;
            case WireFormat.Cbor:
                Write(error, new CborShapeWriter(output));
                break;
            default:
                XmlBody.WriteError(error, requestId, output);
                break;
        }
    }

    private static void Write<TWriter>(ServiceException error, TWriter writer)
        where TWriter : struct, IShapeWriter
    {
        writer.BeginStructure(error.Text is null ? 1 : 2);
        writer.Member("__type"u8);
        writer.WriteString(error.Code);
        if (error.Text is not null)
        {
            writer.Member(MessageMember(error.Code));
            writer.WriteString(error.Text);
        }

        writer.EndStructure();
    }

    /// <summary>Two errors alone spell it with a capital (facts/kinesis.md 2, facts/iam.md 0.3).</summary>
    private static ReadOnlySpan<byte> MessageMember(string code) =>
        code is "SerializationException" or "AccessDeniedException" ? "Message"u8 : "message"u8;
}
