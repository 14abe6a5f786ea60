using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Millrace.Wire;

namespace Millrace.Client;

/// <summary>Writes a request as a form: the operation and the service's version, then the shape by dotted names.</summary>
internal sealed class QueryRequestMarshaller<TRequest> : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : class, IShape<TRequest>
{
    private QueryRequestMarshaller()
    {
    }

    public static QueryRequestMarshaller<TRequest> Instance { get; } = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = (ShapeRequest<TRequest>)input;
        var body = new PooledContentStream();
        QueryBody.WriteRequest(request.Operation, request.Value, body.BufferWriter);
        return new DefaultRequest(input, request.Operation.Service.Name)
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            ContentStream = body,
            Headers = { ["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8" },
        };
    }
}
