using Amazon.Runtime;
using Millrace.Wire;

namespace Millrace.Client;

/// <summary>Carries a request through the SDK's pipeline.</summary>
internal abstract class ShapeRequest(Operation operation) : AmazonWebServiceRequest
{
    public Operation Operation { get; } = operation;
}

/// <summary>Carries a request's shape through the SDK's pipeline.</summary>
internal sealed class ShapeRequest<TRequest>(Operation operation, TRequest value) : ShapeRequest(operation)
    where TRequest : class, IShape<TRequest>
{
    public TRequest Value { get; } = value;
}
