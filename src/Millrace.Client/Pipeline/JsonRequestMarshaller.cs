using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Millrace.Wire;

namespace Millrace.Client;

/// <summary>Writes a request as JSON: the operation in <c>X-Amz-Target</c>, the shape in the body.</summary>
internal sealed class JsonRequestMarshaller<TRequest> : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : class, IShape<TRequest>
{
    private JsonRequestMarshaller()
    {
    }

    public static JsonRequestMarshaller<TRequest> Instance { get; } = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = (ShapeRequest<TRequest>)input;
        var service = request.Operation.Service;
        var body = new PooledContentStream();
        WireCodec.Write(request.Value, WireFormat.Json, body.BufferWriter);
        return new DefaultRequest(input, service.Name)
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            ContentStream = body,
            Headers =
            {
                ["X-Amz-Target"] = $"{service.TargetPrefix}.{request.Operation.Name}",
                ["Content-Type"] = $"application/x-amz-json-{service.JsonVersion}",
            },
        };
    }
}
