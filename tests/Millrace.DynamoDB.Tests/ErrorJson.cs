using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Millrace.Wire;

namespace Millrace.DynamoDB.Tests;

/// <summary>Errors as they go over the wire.</summary>
internal static class ErrorJson
{
    /// <summary>What an error says beside its name and its text.</summary>
    public static string DetailsOf(ServiceException error)
    {
        var output = new ArrayBufferWriter<byte>();
        ErrorBody.Write(error, Model.DynamoDB.DynamoDBApi.Service, WireFormat.Json, "request", output);
        var body = JsonNode.Parse(Encoding.UTF8.GetString(output.WrittenSpan))!.AsObject();
        body.Remove("__type");
        body.Remove("message");
        body.Remove("Message");
        return body.ToJsonString();
    }
}
