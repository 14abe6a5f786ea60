using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Millrace.Client;

/// <summary>Hands on an answer's body that is still coming.</summary>
internal sealed class EventStreamUnmarshaller(ServiceClient client) : ServiceResponseUnmarshaller(client)
{
    public override bool HasStreamingProperty => true;

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input) => new EventStreamResponse { Body = input.ResponseData.ResponseBody };
}
