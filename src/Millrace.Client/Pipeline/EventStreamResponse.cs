using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Millrace.Client;

/// <summary>Carries an answer's body, which is still coming, out of the SDK's pipeline, which asks for a constructor without parameters.</summary>
internal sealed class EventStreamResponse : AmazonWebServiceResponse
{
    public IHttpResponseBody Body { get; init; } = null!;
}
