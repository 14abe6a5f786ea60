using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Millrace.Wire;

namespace Millrace.Client;

/// <summary>Reads an answer's shape from JSON.</summary>
internal sealed class JsonShapeUnmarshaller<TResponse>(ServiceClient client) : ServiceResponseUnmarshaller(client)
    where TResponse : class, IShape<TResponse>
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        var body = ReadBody(input.Stream);
        var value = WireCodec.Read<TResponse>(body, WireFormat.Json, out var fault);
        if (fault is not null || value is null)
            throw new InvalidDataException($"The answer is not JSON of the expected shape. {fault?.TypeError}");
        return new ShapeResponse<TResponse> { Value = value };
    }

    // The answer's blobs point into the body. A stream around it checks what is read, for services that send checksums, or keeps it for a log.
    private static Memory<byte> ReadBody(Stream stream)
    {
        if (stream is not MemoryStream body)
        {
            body = new MemoryStream();
            stream.CopyTo(body);
        }

        return body.Length == 0 ? "{}"u8.ToArray() : body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
