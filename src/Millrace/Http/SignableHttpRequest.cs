using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Millrace.Wire;
using Millrace.Wire.Signing;

namespace Millrace.Http;

/// <summary>Shows a request as it stood on the wire, before the server decoded its path.</summary>
internal sealed class SignableHttpRequest : ISignableRequest, IRequestOrigin
{
    private readonly HttpRequest _request;

    public SignableHttpRequest(HttpRequest request)
    {
        _request = request;
        var target = OriginForm(request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        var question = target.IndexOf('?', StringComparison.Ordinal);
        Path = question < 0 ? target : target[..question];
        Query = question < 0 ? "" : target[(question + 1)..];
    }

    public string Method => _request.Method;

    public string Path { get; }

    public string Query { get; }

    public bool IsEncrypted => _request.IsHttps;

    public IPAddress? SourceAddress => _request.HttpContext.Connection.RemoteIpAddress;

    public string? Header(string name)
    {
        // The server hands on HTTP/2's pseudo-header as the Host that it stands for.
        var lines = _request.Headers[name == ":authority" ? "Host" : name];
        return lines.Count == 0 ? null : lines.ToString();
    }

    /// <summary>Takes scheme and host off a target in absolute form, which clients of a proxy send.</summary>
    private static string OriginForm(string target)
    {
        var scheme = target.StartsWith('/') ? -1 : target.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0) return target;
        var path = target.AsSpan(scheme + 3).IndexOfAny('/', '?');
        return path < 0 ? "/" : target[(scheme + 3 + path)..];
    }
}
