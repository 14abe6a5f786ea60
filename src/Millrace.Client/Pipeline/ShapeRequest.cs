using Amazon.Runtime;
using Millrace.Wire;

namespace Millrace.Client;

/// <summary>Carries a request's shape through the SDK's pipeline.</summary>
internal sealed class ShapeRequest<TRequest>(Operation operation, TRequest value) : AmazonWebServiceRequest
    where TRequest : class, IShape<TRequest>
{
    public Operation Operation { get; } = operation;

    public TRequest Value { get; } = value;
}
