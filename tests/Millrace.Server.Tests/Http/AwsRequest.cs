using System.Formats.Cbor;
using System.Net.Http.Headers;
using Millrace.Wire.Signing;

namespace Millrace.Server.Tests.Http;

/// <summary>A request in AWS's terms that a raw HTTP client sends, wrong parts and all.</summary>
internal sealed record AwsRequest
{
    public const string Json = "application/x-amz-json-1.1";
    public const string Cbor = "application/x-amz-cbor-1.1";
    public const string PutRecord = "Kinesis_20131202.PutRecord";

    public static readonly byte[] GoodJson = """{"StreamName":"s","PartitionKey":"k","Data":"AAEC"}"""u8.ToArray();

    public HttpMethod Method { get; init; } = HttpMethod.Post;

    public string Target { get; init; } = "/";

    public string? ContentType { get; init; } = Json;

    public string? Operation { get; init; } = PutRecord;

    public byte[] Body { get; init; } = GoodJson;

    /// <summary>Null for a request that is not signed.</summary>
    public string? AccessKeyId { get; init; } = "test";

    public string Secret { get; init; } = "test";

    public string Service { get; init; } = "kinesis";

    public string Region { get; init; } = "eu-west-1";

    public DateTimeOffset Time { get; init; } = TimeProvider.System.GetUtcNow();

    public Version HttpVersion { get; init; } = System.Net.HttpVersion.Version11;

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public static byte[] CborMap(params (string Name, object Value)[] members)
    {
        var writer = new CborWriter();
        writer.WriteStartMap(members.Length);
        foreach (var (name, value) in members)
        {
            writer.WriteTextString(name);
            switch (value)
            {
                case string text: writer.WriteTextString(text); break;
                case byte[] bytes: writer.WriteByteString(bytes); break;
                case int number: writer.WriteInt32(number); break;
                default: throw new ArgumentException($"A {value.GetType()} has no place here.", nameof(members));
            }
        }

        writer.WriteEndMap();
        return writer.Encode();
    }

    public HttpRequestMessage Build(Uri server, bool isChunked = false)
    {
        var request = new HttpRequestMessage(Method, new Uri(server, Target))
        {
            Version = HttpVersion, VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        // A method that takes no body must not get an empty one: it would be a header more.
        if (Body.Length > 0 || Method == HttpMethod.Post)
        {
            request.Content = isChunked ? new StreamContent(new MemoryStream(Body)) : new ByteArrayContent(Body);
            if (isChunked) request.Headers.TransferEncodingChunked = true;
            if (ContentType is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        if (Operation is not null) request.Headers.TryAddWithoutValidation("X-Amz-Target", Operation);
        foreach (var (name, value) in Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        if (AccessKeyId is not null) Sign(request, server);
        return request;
    }

    public async Task<HttpResponseMessage> SendAsync(EndpointServer server, bool isChunked = false)
    {
        using var request = Build(server.Address, isChunked);
        return await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private void Sign(HttpRequestMessage request, Uri server)
    {
        request.Headers.TryAddWithoutValidation("X-Amz-Date", SignatureTime.ToText(Time));
        var signable = new SignableMessage(request, server);
        var signer = new RequestSigner(AccessKeyId!, Secret, Region, Service);
        request.Headers.TryAddWithoutValidation("Authorization", signer.Authorize(signable, signable.Names, Body, Time));
    }

    private sealed class SignableMessage(HttpRequestMessage message, Uri server) : ISignableRequest
    {
        public IEnumerable<string> Names =>
            All.Select(header => header.Key).Where(name => name != "Transfer-Encoding").Append("host").Distinct();

        public string Method => message.Method.Method;

        public string Path => message.RequestUri!.AbsolutePath;

        public string Query => message.RequestUri!.Query.TrimStart('?');

        public bool IsEncrypted => false;

        private IEnumerable<KeyValuePair<string, HeaderStringValues>> All =>
            message.Content is { } content ? message.Headers.NonValidated.Concat(content.Headers.NonValidated) : message.Headers.NonValidated;

        public string? Header(string name)
        {
            if (name == "host") return server.Authority;
            var values = All.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value.ToString()).ToList();
            return values.Count == 0 ? null : string.Join(',', values);
        }
    }
}
