using Amazon.Runtime;
using Millrace.Wire;

namespace Millrace.Client;

/// <summary>Carries a request's shape through the SDK's pipeline.</summary>
internal sealed class ShapeRequest<TRequest, TResponse>(Operation<TRequest, TResponse> operation, TRequest value) : AmazonWebServiceRequest
    where TRequest : class, IShape<TRequest>, IRequest<TResponse>
    where TResponse : class, IShape<TResponse>
{
    public Operation<TRequest, TResponse> Operation { get; } = operation;

    public TRequest Value { get; } = value;
}
