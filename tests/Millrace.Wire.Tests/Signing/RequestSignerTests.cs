using Millrace.Wire.Signing;

namespace Millrace.Wire.Tests.Signing;

public sealed class RequestSignerTests
{
    public static TheoryData<string> HeaderVectors => SignatureVector.Names(presigned: false);

    public static TheoryData<string> QueryVectors => SignatureVector.Names(presigned: true);

    [Theory]
    [MemberData(nameof(HeaderVectors))]
    public void Canonical_requests_are_botocores(string name)
    {
        var vector = SignatureVector.Named(name);
        var text = new Utf8Builder(stackalloc byte[16]);
        try
        {
            CanonicalRequest.Write(vector.Request, SignedHeaders(vector), unsigned: [], vector.Body, ref text);
            Assert.Equal(vector.CanonicalRequest, text.ToString());
        }
        finally
        {
            text.Dispose();
        }
    }

    [Theory]
    [MemberData(nameof(HeaderVectors))]
    public void Signatures_in_headers_are_botocores(string name)
    {
        var vector = SignatureVector.Named(name);
        var signer = new RequestSigner(SignatureVector.AccessKeyId, SignatureVector.Secret, vector.Region, vector.Service);

        // The order and the case of the names do not matter.
        var names = SignedHeaders(vector).Reverse().Select(header => header.ToUpperInvariant());
        Assert.Equal(vector.Authorization, signer.Authorize(vector.Request, names, vector.Body, SignatureVector.Time));
    }

    [Theory]
    [MemberData(nameof(QueryVectors))]
    public void Signatures_in_queries_are_botocores(string name)
    {
        var vector = SignatureVector.Named(name);
        var signer = new RequestSigner(SignatureVector.AccessKeyId, SignatureVector.Secret, vector.Region, vector.Service);
        var unsigned = vector.Request with { Query = vector.Request.Query[..vector.Request.Query.IndexOf("&X-Amz-Algorithm", StringComparison.Ordinal)] };
        var token = QueryString.Find(vector.Request.Query, "X-Amz-Security-Token");

        var query = signer.Presign(
            unsigned, SignedHeaders(vector), vector.Body, SignatureVector.Time, TimeSpan.FromMinutes(15), token);

        Assert.Equal(vector.Request.Query, query);
    }

    private static string[] SignedHeaders(SignatureVector vector) =>
        RequestSignature.SplitSignedHeaders(string.Join(';', vector.Request.Headers.Select(header => header.Key).Distinct(StringComparer.OrdinalIgnoreCase)));
}
