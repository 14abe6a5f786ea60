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
        var value = WireCodec.Read<TResponse>(body.IsEmpty ? "{}"u8.ToArray() : body, WireFormat.Json, out var fault);
        if (fault is not null || value is null)
            throw new InvalidDataException($"The answer is not JSON of the expected shape. {fault?.TypeError}");
        return new ShapeResponse<TResponse> { Value = value };
    }
}
