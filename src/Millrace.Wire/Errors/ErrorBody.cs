using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Millrace.Wire;

/// <summary>Errors as each protocol writes them (facts/kinesis.md 2, facts/iam.md 5, facts/dynamodb.md 4).</summary>
public static class ErrorBody
{
    /// <summary>Writes the body of an error answer.</summary>
    /// <param name="error">The error.</param>
    /// <param name="service">The service that was called, if any.</param>
    /// <param name="format">The protocol.</param>
    /// <param name="requestId">The request's id.</param>
    /// <param name="output">Where the body goes.</param>
    public static void Write(ServiceException error, ServiceDescriptor? service, WireFormat format, string requestId, IBufferWriter<byte> output)
    {
        switch (format)
        {
            case WireFormat.Json:
                using (var json = new Utf8JsonWriter(output, JsonShapeWriter.Options)) Write(error, service, new JsonShapeWriter(json));
                break;
            case WireFormat.Rest:
                using (var json = new Utf8JsonWriter(output, JsonShapeWriter.Options)) WriteMembers(error, new JsonShapeWriter(json), typed: false);
                break;
            case WireFormat.Cbor:
                Write(error, service, new CborShapeWriter(output));
                break;
            case WireFormat.RpcCbor:
                Write(error, service, new CborShapeWriter(output, isRpc: true));
                break;
            default:
                XmlBody.WriteError(error, requestId, output);
                break;
        }
    }

    private static void Write<TWriter>(ServiceException error, ServiceDescriptor? service, TWriter writer)
        where TWriter : struct, IShapeWriter => WriteMembers(error, writer, typed: true, service);

    /// <summary>REST tells the error's name in a header, <c>x-amzn-ErrorType</c>.</summary>
    private static void WriteMembers<TWriter>(ServiceException error, TWriter writer, bool typed, ServiceDescriptor? service = null)
        where TWriter : struct, IShapeWriter
    {
        writer.BeginStructure((typed ? 1 : 0) + (error.Text is null ? 0 : 1) + (error.Details?.Members ?? 0));
        if (typed)
        {
            writer.Member("__type"u8);
            writer.WriteString(TypeOf(error.Code, service?.ErrorNamespace));
        }

        if (error.Text is not null)
        {
            writer.Member(error.MessageMember is { } member ? Encoding.UTF8.GetBytes(member) : MessageMember(error.Code));
            writer.WriteString(error.Text);
        }

        error.Details?.Write(ref writer);
        writer.EndStructure();
    }

    /// <summary>A service with a namespace for its errors has three: its own, and those of what stands before it.</summary>
    private static string TypeOf(string code, string? errorNamespace) => (errorNamespace, code) switch
    {
        (null, _) => code,
        (_, "ValidationException") => $"com.amazon.coral.validate#{code}",
        (_, "SerializationException" or "UnknownOperationException" or "AccessDeniedException" or "MissingAuthenticationTokenException"
            or "IncompleteSignatureException" or "InvalidSignatureException" or "UnrecognizedClientException") => $"com.amazon.coral.service#{code}",
        _ => $"{errorNamespace}#{code}",
    };

    /// <summary>Three errors alone spell it with a capital (facts/kinesis.md 2, facts/iam.md 0.3, facts/dynamodb.md 4).</summary>
    private static ReadOnlySpan<byte> MessageMember(string code) =>
        code is "SerializationException" or "AccessDeniedException" or "TransactionCanceledException" ? "Message"u8 : "message"u8;
}
