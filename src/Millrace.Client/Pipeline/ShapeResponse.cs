using Amazon.Runtime;

namespace Millrace.Client;

/// <summary>Carries an answer's shape through the SDK's pipeline, which asks for a constructor without parameters.</summary>
internal sealed class ShapeResponse<TResponse> : AmazonWebServiceResponse
    where TResponse : class
{
    public TResponse Value { get; init; } = null!;
}
