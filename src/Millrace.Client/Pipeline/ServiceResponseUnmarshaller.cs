using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Millrace.Client;

/// <summary>Reads the error that a service answers in an answer's place.</summary>
internal abstract class ServiceResponseUnmarshaller(ServiceClient client) : JsonResponseUnmarshaller
{
    protected ServiceClient Client { get; } = client;

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        return Client.CreateException(new ServiceError(error.Code, error.Message, error.RequestId, statusCode, innerException));
    }

    // The answer's blobs point into the body. A stream around it checks what is read, for services that send checksums, or keeps it for a log.
    protected static Memory<byte> ReadBody(Stream stream)
    {
        if (stream is not MemoryStream body)
        {
            body = new MemoryStream();
            stream.CopyTo(body);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
