using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Millrace.Wire;

namespace Millrace.Client;

/// <summary>Reads an answer's shape, or an error, from XML.</summary>
internal sealed class XmlShapeUnmarshaller<TResponse>(ServiceClient client, Operation operation) : ServiceResponseUnmarshaller(client)
    where TResponse : class, IShape<TResponse>
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        var value = QueryBody.ReadAnswer<TResponse>(operation, ReadBody(input.Stream), Client.EncodedMembers, out var fault);
        if (fault is not null || value is null)
            throw new InvalidDataException($"The answer is not XML of the expected shape. {fault?.TypeError}");
        return new ShapeResponse<TResponse> { Value = value };
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var (code, message) = QueryBody.ReadError(ReadBody(input.Stream));
        return Client.CreateException(new ServiceError(
            code,
            message ?? $"The service answered {(int)statusCode} {code ?? "without saying why"}.",
            input.ResponseData.GetHeaderValue("x-amzn-RequestId"),
            statusCode,
            innerException));
    }
}
