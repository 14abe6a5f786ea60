using Millrace.Wire.Signing;

namespace Millrace.Iam.Tests.Authentication;

/// <summary>A request that never was on a wire, signed in its header or in its query.</summary>
internal sealed record SignedRequest : ISignableRequest
{
    public const string Region = "eu-west-1";

    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    private SignedRequest()
    {
    }

    public string Method => "POST";

    public string Path => "/";

    public string Query { get; private init; } = "";

    public bool IsEncrypted => false;

    /// <summary>A request that is not signed.</summary>
    public static SignedRequest Unsigned { get; } = new();

    public static SignedRequest ByHeader(string keyId, string secret, string? token, DateTimeOffset time, string service = "kinesis")
    {
        var request = new SignedRequest();
        request._headers["host"] = "localhost";
        request._headers["x-amz-date"] = SignatureTime.ToText(time);
        if (token is not null) request._headers["x-amz-security-token"] = token;
        request._headers["authorization"] = new RequestSigner(keyId, secret, Region, service).Authorize(request, request._headers.Keys, [], time);
        return request;
    }

    public static SignedRequest ByQuery(string keyId, string secret, string? token, DateTimeOffset time, bool appendsToken = false)
    {
        var request = new SignedRequest();
        request._headers["host"] = "localhost";
        var signer = new RequestSigner(keyId, secret, Region, "kinesis");
        var query = signer.Presign(request, ["host"], [], time, TimeSpan.FromHours(2), appendsToken ? null : token);
        return request with { Query = appendsToken ? $"{query}&X-Amz-Security-Token={Uri.EscapeDataString(token!)}" : query };
    }

    public string? Header(string name) => _headers.GetValueOrDefault(name);
}
