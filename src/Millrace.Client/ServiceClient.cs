using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Millrace.Wire;

namespace Millrace.Client;

/// <summary>
/// A typed client of one service. Credentials, region, endpoint variables, signing, retries, timeouts and connections are those of
/// AWSSDK.Core; only the shapes and their encoding are Millrace's. A client is thread-safe and meant to be kept.
/// </summary>
public abstract class ServiceClient : AmazonServiceClient
{
    private readonly ServiceDescriptor _service;

    private protected ServiceClient(AWSCredentials? credentials, ServiceConfig config)
        : base(credentials, config)
    {
        _service = config.Service;
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => ((ServiceConfig)Config).Metadata;

    internal abstract AmazonServiceException CreateException(ServiceError error);

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        pipeline.AddHandlerAfter<Unmarshaller>(new ResponseBodyReader());
        pipeline.ReplaceHandler<EndpointResolver>(new RegionalEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4AuthSchemeHandler());
    }

    private protected async Task<TResponse> InvokeAsync<TRequest, TResponse>(
        Operation<TRequest, TResponse> operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : class, IShape<TRequest>, IRequest<TResponse>
        where TResponse : class, IShape<TResponse>
    {
        ArgumentNullException.ThrowIfNull(request);
        var options = new InvokeOptions
        {
            RequestMarshaller = JsonRequestMarshaller<TRequest, TResponse>.Instance,
            ResponseUnmarshaller = new JsonShapeUnmarshaller<TResponse>(this),
        };
        var response = await InvokeAsync<ShapeResponse<TResponse>>(
            new ShapeRequest<TRequest, TResponse>(operation, request), options, cancellationToken).ConfigureAwait(false);
        return response.Value;
    }
}
