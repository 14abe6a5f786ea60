using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;
using Millrace.Wire;

namespace Millrace.Client;

/// <summary>Reads an answer's shape, or the error in its place, from JSON.</summary>
internal sealed class JsonShapeUnmarshaller<TResponse>(ServiceClient client) : JsonResponseUnmarshaller
    where TResponse : class, IShape<TResponse>
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        // Through the context's stream, which checks the checksums that some services send. The answer's blobs point into the array.
        var body = new byte[input.ResponseData.ContentLength];
        input.Stream.ReadExactly(body);
        if (body.Length == 0) body = "{}"u8.ToArray();

        var value = WireCodec.Read<TResponse>(body, WireFormat.Json, out var fault);
        if (fault is not null || value is null)
            throw new InvalidDataException($"The answer is not JSON of the expected shape. {fault?.TypeError}");
        return new ShapeResponse<TResponse> { Value = value };
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        return client.CreateException(new ServiceError(error.Code, error.Message, error.RequestId, statusCode, innerException));
    }
}
