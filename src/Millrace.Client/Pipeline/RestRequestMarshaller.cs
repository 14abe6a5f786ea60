using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Millrace.Wire;

namespace Millrace.Client;

/// <summary>Writes a request of a REST service: members to path, query and headers, the rest as JSON.</summary>
internal sealed class RestRequestMarshaller<TRequest> : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : class, IShape<TRequest>
{
    private RestRequestMarshaller()
    {
    }

    public static RestRequestMarshaller<TRequest> Instance { get; } = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = (ShapeRequest<TRequest>)input;
        var http = request.Operation.Http!;
        var body = new PooledContentStream();
        var parts = RestBody.Write(request.Value, http.Request, body.BufferWriter, alwaysJson: false);
        var question = http.Path.IndexOf('?', StringComparison.Ordinal);
        var sent = new DefaultRequest(input, request.Operation.Service.Name)
        {
            HttpMethod = http.Method,
            ResourcePath = question < 0 ? http.Path : http.Path[..question],
            UseQueryString = true,
        };
        // A body without content has no type either, or a signature over none would not fit.
        if (http.Method is "POST" or "PUT")
        {
            sent.ContentStream = body;
            sent.Headers["Content-Type"] = http.IsRequestPayload ? "application/octet-stream" : "application/json";
        }

        if (question >= 0)
        {
            foreach (var pair in http.Path[(question + 1)..].Split('&'))
            {
                var equals = pair.IndexOf('=', StringComparison.Ordinal);
                sent.Parameters.Add(equals < 0 ? pair : pair[..equals], equals < 0 ? "" : pair[(equals + 1)..]);
            }
        }

        foreach (var byMember in parts.Parts.GroupBy(static part => part.Binding))
        {
            var values = byMember.Select(static part => part.Value).ToList();
            Place(sent, byMember.Key, values);
        }

        return sent;
    }

    private static void Place(DefaultRequest request, MemberBinding member, List<string> values)
    {
        switch (member.Location)
        {
            case MemberLocation.Path:
                // The template says whether the member takes the rest of the path.
                var greedy = $"{{{member.Name}+}}";
                request.AddPathResource(request.ResourcePath.Contains(greedy, StringComparison.Ordinal) ? greedy : $"{{{member.Name}}}", values[0]);
                break;
            case MemberLocation.Query when values.Count == 1:
                request.Parameters.Add(member.Name, values[0]);
                break;
            case MemberLocation.Query:
                request.ParameterCollection.Add(member.Name, values);
                break;
            default:
                request.Headers[member.Name] = values[0];
                break;
        }
    }
}
