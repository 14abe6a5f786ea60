using System.Collections.Frozen;
using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
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

    /// <summary>The members that a query service sends percent-encoded, wherever they are in an answer, and that callers get decoded.</summary>
    internal virtual IReadOnlySet<string> EncodedMembers => FrozenSet<string>.Empty;

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
        var options = _service switch
        {
            { IsRest: true } => new InvokeOptions
            {
                RequestMarshaller = RestRequestMarshaller<TRequest>.Instance,
                ResponseUnmarshaller = new RestShapeUnmarshaller<TResponse>(this, operation),
            },
            { TargetPrefix: null } => new InvokeOptions
            {
                RequestMarshaller = QueryRequestMarshaller<TRequest>.Instance,
                ResponseUnmarshaller = new XmlShapeUnmarshaller<TResponse>(this, operation),
            },
            _ => new InvokeOptions
            {
                RequestMarshaller = JsonRequestMarshaller<TRequest>.Instance,
                ResponseUnmarshaller = new JsonShapeUnmarshaller<TResponse>(this),
            },
        };
        var response = await InvokeAsync<ShapeResponse<TResponse>>(
            new ShapeRequest<TRequest>(operation, request), options, cancellationToken).ConfigureAwait(false);
        return response.Value;
    }

    private protected IAsyncEnumerable<TEvent> StreamAsync<TRequest, TEvent>(
        EventStreamOperation<TRequest, TEvent> operation, TRequest request, CancellationToken cancellationToken)
        where TRequest : class, IShape<TRequest>, IEventStreamRequest<TEvent>
        where TEvent : class, IShape<TEvent>
    {
        ArgumentNullException.ThrowIfNull(request);
        return EventsAsync(operation, request, cancellationToken);
    }

    private async IAsyncEnumerable<TEvent> EventsAsync<TRequest, TEvent>(
        EventStreamOperation<TRequest, TEvent> operation, TRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TRequest : class, IShape<TRequest>, IEventStreamRequest<TEvent>
        where TEvent : class, IShape<TEvent>
    {
        var options = new InvokeOptions
        {
            RequestMarshaller = _service.IsRest ? RestRequestMarshaller<TRequest>.Instance : (IMarshaller<IRequest, AmazonWebServiceRequest>)JsonRequestMarshaller<TRequest>.Instance,
            ResponseUnmarshaller = new EventStreamUnmarshaller(this),
        };
        var response = await InvokeAsync<EventStreamResponse>(
            new ShapeRequest<TRequest>(operation, request), options, cancellationToken).ConfigureAwait(false);
        using var body = response.Body;
        var answer = await body.OpenResponseAsync().ConfigureAwait(false);
        var events = EventStreamReader.ReadAsync(operation, answer, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            while (await NextAsync().ConfigureAwait(false)) yield return events.Current;
        }
        finally
        {
            await events.DisposeAsync().ConfigureAwait(false);
            await AbandonedBody.CloseAsync(answer).ConfigureAwait(false);
        }

        async ValueTask<bool> NextAsync()
        {
            try
            {
                return await events.MoveNextAsync().ConfigureAwait(false);
            }
            catch (ServiceException error)
            {
                throw CreateException(new ServiceError(
                    error.Code, error.Text, response.ResponseMetadata?.RequestId, (HttpStatusCode)error.Status, error));
            }
        }
    }
}
