using System.Buffers;
using System.Formats.Cbor;
using System.Text.Json;

namespace Millrace.Wire;

/// <summary>Reads and writes whole bodies.</summary>
public static class WireCodec
{
    /// <summary>Reads a request, or in JSON and CBOR an answer.</summary>
    /// <typeparam name="T">The body's shape.</typeparam>
    /// <param name="body">The body. Blobs are decoded in place and the result points into it: it must live as long, and is spent.</param>
    /// <param name="format">How it is encoded.</param>
    /// <param name="fault">What is wrong with the body, or null.</param>
    /// <param name="service">The service whose words wrong types are told in, where services differ.</param>
    /// <returns>The shape; its content means nothing when there is a fault.</returns>
    public static T? Read<T>(Memory<byte> body, WireFormat format, out WireFault? fault, ServiceDescriptor? service = null)
        where T : class, IShape<T>
    {
        try
        {
            return format switch
            {
                WireFormat.Json => ReadJson<T>(body, service is { JsonVersion: "1.0" }, out fault),
                WireFormat.Cbor => ReadCbor<T>(body, isRpc: false, out fault),
                WireFormat.RpcCbor => ReadCbor<T>(body, isRpc: true, out fault),
                _ => ReadForm<T>(body, out fault),
            };
        }
        catch (Exception e) when (e is JsonException or CborContentException)
        {
            fault = WireFault.Malformed;
            return null;
        }
    }

    /// <summary>Writes an answer or a request in JSON or CBOR. A query service's answers need their operation's name: <see cref="OperationCall.ExecuteAsync"/> writes them, and <see cref="RestBody"/> those of REST.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="format"/> is <see cref="WireFormat.Query"/> or <see cref="WireFormat.Rest"/>.</exception>
    public static void Write<T>(T shape, WireFormat format, IBufferWriter<byte> output)
        where T : IShape<T>
    {
        ArgumentOutOfRangeException.ThrowIfEqual(format, WireFormat.Query);
        ArgumentOutOfRangeException.ThrowIfEqual(format, WireFormat.Rest);
        if (format is WireFormat.Cbor or WireFormat.RpcCbor)
        {
            var writer = new CborShapeWriter(output, format == WireFormat.RpcCbor);
            shape.Write(ref writer);
        }
        else
        {
            using var json = new Utf8JsonWriter(output, JsonShapeWriter.Options);
            var writer = new JsonShapeWriter(json);
            shape.Write(ref writer);
        }
    }

    private static T? ReadJson<T>(Memory<byte> body, bool isVersion10, out WireFault? fault)
        where T : class, IShape<T>
    {
        var reader = new JsonShapeReader(body, isVersion10);
        var shape = T.Read(ref reader);
        reader.End();
        fault = WireFault.Of(reader.TypeError);
        return shape;
    }

    private static T? ReadCbor<T>(Memory<byte> body, bool isRpc, out WireFault? fault)
        where T : class, IShape<T>
    {
        var reader = new CborShapeReader(body, isRpc);
        var shape = T.Read(ref reader);
        reader.End();
        fault = WireFault.Of(reader.TypeError);
        return shape;
    }

    private static T? ReadForm<T>(Memory<byte> body, out WireFault? fault)
        where T : class, IShape<T>
    {
        if (FormNode.Parse(body.Span) is not { } form)
        {
            fault = WireFault.Malformed;
            return null;
        }

        var reader = new FormShapeReader(form);
        var shape = T.Read(ref reader);
        fault = WireFault.Of(reader.TypeError);
        return shape;
    }
}
