using System.Formats.Cbor;
using System.Net;
using System.Text.Json;

namespace Millrace.Server.Tests.Http;

/// <summary>An error answer, read in its own format.</summary>
internal sealed record Answer(HttpStatusCode Status, string? ContentType, string? Type, string? Message, string Text)
{
    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var contentType = response.Content.Headers.ContentType?.ToString();
        var members = contentType switch
        {
            AwsRequest.Json => ReadJson(body),
            AwsRequest.Cbor => ReadCbor(body),
            _ => [],
        };
        return new(
            response.StatusCode,
            contentType,
            members.GetValueOrDefault("__type"),
            members.GetValueOrDefault("message") ?? members.GetValueOrDefault("Message"),
            System.Text.Encoding.UTF8.GetString(body));
    }

    private static Dictionary<string, string?> ReadJson(byte[] body)
    {
        if (body.Length == 0) return [];
        using var json = JsonDocument.Parse(body);
        return json.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => (string?)member.Value.ToString());
    }

    private static Dictionary<string, string?> ReadCbor(byte[] body)
    {
        var members = new Dictionary<string, string?>();
        var reader = new CborReader(body);
        for (var left = reader.ReadStartMap(); left > 0; left--) members.Add(reader.ReadTextString(), reader.ReadTextString());
        return members;
    }
}
