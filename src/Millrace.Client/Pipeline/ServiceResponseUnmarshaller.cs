using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Millrace.Client;

/// <summary>Reads the error that a service answers in an answer's place.</summary>
internal abstract class ServiceResponseUnmarshaller(ServiceClient client) : JsonResponseUnmarshaller
{
    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
        return client.CreateException(new ServiceError(error.Code, error.Message, error.RequestId, statusCode, innerException));
    }
}
