using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Millrace.Wire;

namespace Millrace.Client;

/// <summary>Reads an answer of a REST service: members from status and headers, the rest from JSON.</summary>
internal sealed class RestShapeUnmarshaller<TResponse>(ServiceClient client, Operation operation) : ServiceResponseUnmarshaller(client)
    where TResponse : class, IShape<TResponse>
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        var bindings = operation.Http!.Response;
        var parts = new RestParts();
        foreach (var binding in bindings)
        {
            if (binding.Location == MemberLocation.Status)
                parts.Add(binding, ((int)input.ResponseData.StatusCode).ToString(CultureInfo.InvariantCulture));
            else if (binding.Location == MemberLocation.Header && input.ResponseData.IsHeaderPresent(binding.Name))
                parts.Add(binding, input.ResponseData.GetHeaderValue(binding.Name));
        }

        var value = RestBody.Read<TResponse>(parts, bindings, ReadBody(input.Stream), out var fault);
        if (fault is not null || value is null)
            throw new InvalidDataException($"The answer is not JSON of the expected shape. {fault?.TypeError}");
        return new ShapeResponse<TResponse> { Value = value };
    }
}
