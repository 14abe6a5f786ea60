using System.Globalization;
using System.Text;

namespace Millrace.Wire.Signing;

/// <summary>Signs requests as a client does.</summary>
/// <param name="accessKeyId">The key.</param>
/// <param name="secretAccessKey">Its secret.</param>
/// <param name="region">The region to be scoped to.</param>
/// <param name="service">The service's signing name.</param>
public sealed class RequestSigner(string accessKeyId, string secretAccessKey, string region, string service)
{
    /// <summary>Signs a request in its headers.</summary>
    /// <param name="request">The request with all its headers, <c>x-amz-date</c> for <paramref name="time"/> among them.</param>
    /// <param name="signedHeaders">The names of the headers to sign.</param>
    /// <param name="body">The body as it is sent.</param>
    /// <param name="time">The time of signing.</param>
    /// <returns>The value of the <c>Authorization</c> header.</returns>
    public string Authorize(ISignableRequest request, IEnumerable<string> signedHeaders, ReadOnlySpan<byte> body, DateTimeOffset time)
    {
        var names = RequestSignature.SplitSignedHeaders(string.Join(';', signedHeaders));
        var scope = ScopeAt(time);
        var signature = Sign(request, names, unsigned: [], body, time, scope);
        return $"{RequestSignature.Algorithm} Credential={accessKeyId}/{scope}, SignedHeaders={string.Join(';', names)}, Signature={signature}";
    }

    /// <summary>Signs a request in its query.</summary>
    /// <param name="request">The request with all the headers that are signed.</param>
    /// <param name="signedHeaders">The names of the headers to sign.</param>
    /// <param name="body">The body as it is sent.</param>
    /// <param name="time">The time of signing.</param>
    /// <param name="lifetime">How long the URL is good for: 1 second to 7 days.</param>
    /// <param name="sessionToken">The token of temporary credentials, if they are.</param>
    /// <returns>The whole query, without <c>?</c>.</returns>
    public string Presign(
        ISignableRequest request,
        IEnumerable<string> signedHeaders,
        ReadOnlySpan<byte> body,
        DateTimeOffset time,
        TimeSpan lifetime,
        string? sessionToken = null)
    {
        var names = RequestSignature.SplitSignedHeaders(string.Join(';', signedHeaders));
        var scope = ScopeAt(time);
        var query = new StringBuilder(request.Query);
        if (query.Length > 0) query.Append('&');
        query.Append("X-Amz-Algorithm=").Append(RequestSignature.Algorithm);
        query.Append("&X-Amz-Credential=").Append(Uri.EscapeDataString($"{accessKeyId}/{scope}"));
        query.Append("&X-Amz-Date=").Append(SignatureTime.ToText(time));
        query.Append("&X-Amz-Expires=").Append(lifetime.TotalSeconds.ToString("F0", CultureInfo.InvariantCulture));
        query.Append("&X-Amz-SignedHeaders=").Append(Uri.EscapeDataString(string.Join(';', names)));
        if (sessionToken is not null) query.Append("&X-Amz-Security-Token=").Append(Uri.EscapeDataString(sessionToken));
        var signature = Sign(new WithQuery(request, query.ToString()), names, unsigned: [CanonicalQuery.Signature], body, time, scope);
        return query.Append("&X-Amz-Signature=").Append(signature).ToString();
    }

    private CredentialScope ScopeAt(DateTimeOffset time) =>
        new(time.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture), region, service);

    private string Sign(
        ISignableRequest request,
        string[] signedHeaders,
        ReadOnlySpan<string> unsigned,
        ReadOnlySpan<byte> body,
        DateTimeOffset time,
        CredentialScope scope)
    {
        var canonicalRequest = new Utf8Builder(stackalloc byte[1024]);
        var stringToSign = new Utf8Builder(stackalloc byte[256]);
        try
        {
            CanonicalRequest.Write(request, signedHeaders, unsigned, body, ref canonicalRequest);
            CanonicalRequest.WriteStringToSign(time, scope, canonicalRequest.Written, ref stringToSign);
            Span<byte> hex = stackalloc byte[SigningKey.Size * 2];
            SigningKey.Derive(secretAccessKey, scope).Sign(stringToSign.Written, hex);
            return Encoding.ASCII.GetString(hex);
        }
        finally
        {
            canonicalRequest.Dispose();
            stringToSign.Dispose();
        }
    }

    private sealed class WithQuery(ISignableRequest request, string query) : ISignableRequest
    {
        public string Method => request.Method;

        public string Path => request.Path;

        public string Query => query;

        public bool IsEncrypted => request.IsEncrypted;

        public string? Header(string name) => request.Header(name);
    }
}
