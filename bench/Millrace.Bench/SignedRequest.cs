using System.Net.Http.Headers;
using System.Text;
using Millrace.Wire.Signing;

namespace Millrace.Bench;

/// <summary>A call as it goes over the wire, signed for now: good for five minutes.</summary>
internal sealed record SignedRequest(IReadOnlyList<(string Name, string Value)> Headers, string Body) : ISignableRequest
{
    public const string Region = "us-east-1";

    /// <summary>Signs for the root.</summary>
    public static readonly RequestSigner Root = new("test", "test", Region, "kinesis");

    private static readonly RequestSigner RootOfTables = new("test", "test", Region, "dynamodb");

    public string Method => "POST";

    public string Path => "/";

    public string Query => "";

    public bool IsEncrypted => false;

    /// <summary>A call by the root.</summary>
    public static SignedRequest Of(Uri endpoint, string operation, string body) => Of(endpoint, operation, body, Root);

    /// <summary>A call of DynamoDB by the root.</summary>
    public static SignedRequest OfTables(Uri endpoint, string operation, string body) =>
        Of(endpoint, "application/x-amz-json-1.0", $"DynamoDB_20120810.{operation}", body, RootOfTables);

    /// <summary>A call by whoever signs.</summary>
    public static SignedRequest Of(Uri endpoint, string operation, string body, RequestSigner signer) =>
        Of(endpoint, "application/x-amz-json-1.1", $"Kinesis_20131202.{operation}", body, signer);

    private static SignedRequest Of(Uri endpoint, string contentType, string target, string body, RequestSigner signer)
    {
        var now = TimeProvider.System.GetUtcNow();
        var unsigned = new SignedRequest(
            [
                ("Host", endpoint.Authority),
                ("Content-Type", contentType),
                ("X-Amz-Target", target),
                ("X-Amz-Date", SignatureTime.ToText(now)),
            ],
            body);
        var authorization = signer.Authorize(unsigned, ["host", "content-type", "x-amz-target", "x-amz-date"], Encoding.UTF8.GetBytes(body), now);
        return unsigned with { Headers = [.. unsigned.Headers, ("Authorization", authorization)] };
    }

    public string? Header(string name)
    {
        foreach (var (header, value) in Headers)
        {
            if (header.Equals(name, StringComparison.OrdinalIgnoreCase)) return value;
        }

        return null;
    }

    /// <summary>The request for an HttpClient.</summary>
    public HttpRequestMessage ToMessage(Uri endpoint)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new StringContent(Body) };
        message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(Header("content-type")!);
        foreach (var (name, value) in Headers)
        {
            if (name != "Content-Type") message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }
}
