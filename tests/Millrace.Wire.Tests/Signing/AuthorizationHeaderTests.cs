using System.Globalization;
using CsCheck;
using Millrace.Wire.Signing;

namespace Millrace.Wire.Tests.Signing;

public sealed class AuthorizationHeaderTests
{
    private const string Whole = "AWS4-HMAC-SHA256 Credential=k/20260203/r/s/aws4_request, SignedHeaders=host;x-amz-date, Signature=00";

    private static readonly SignableRequest Dated = new SignableRequest().With("X-Amz-Date", "20260203T040506Z");

    [Theory]
    [InlineData("X", "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization=X")]
    [InlineData("AWS4- Signature=b Credential=a", "Authorization header requires 'SignedHeaders' parameter. Authorization=AWS4- Signature=b Credential=a")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a,Signature=b", "Authorization header requires 'SignedHeaders' parameter. Authorization=AWS4-HMAC-SHA256 Credential=a,Signature=b")]
    [InlineData("AWS4-HMAC-SHA256 Credential=,Signature=b,SignedHeaders=c", "Authorization header requires 'Credential' parameter. Authorization=AWS4-HMAC-SHA256 Credential=,Signature=b,SignedHeaders=c")]
    [InlineData("Bearer abc", "'abc' not a valid key=value pair (missing equal-sign) in Authorization header: 'Bearer abc'.")]
    [InlineData("AWS4-HMAC-SHA256 Credential=k/d/r/s, SignedHeaders=a, Signature=b", "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'k/d/r/s'")]
    [InlineData("AWS4-ECDSA-P256-SHA256 Credential=k/d/s/aws4_request, SignedHeaders=a, Signature=b", "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'. Authorization=AWS4-ECDSA-P256-SHA256 Credential=k/d/s/aws4_request, SignedHeaders=a, Signature=b")]
    public void What_is_incomplete_is_told(string header, string message) =>
        AssertError(Dated.With("Authorization", header), "IncompleteSignatureException", message);

    [Fact]
    public void A_date_is_needed() => AssertError(
        new SignableRequest().With("Authorization", "X"),
        "IncompleteSignatureException",
        "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=X");

    [Theory]
    [InlineData("yesterday")]
    [InlineData("20260203T040506")]
    [InlineData("20260203T040506+")]
    [InlineData("20260203 040506Z")]
    [InlineData("2026-2-3T040506Z")]
    [InlineData("00000203T040506Z")]
    [InlineData("20261303T040506Z")]
    [InlineData("20260003T040506Z")]
    [InlineData("20260229T040506Z")]
    [InlineData("20260200T040506Z")]
    [InlineData("20260203T240506Z")]
    [InlineData("20260203T046006Z")]
    [InlineData("20260203T040560Z")]
    public void A_date_must_be_one(string date) => AssertError(
        new SignableRequest().With("Authorization", Whole).With("X-Amz-Date", date),
        "IncompleteSignatureException",
        $"Date must be in ISO-8601 'basic format'. Got '{date}'. See http://en.wikipedia.org/wiki/ISO_8601");

    [Fact]
    public void A_date_is_read_as_it_is_written() => Gen.DateTime[new DateTime(1, 1, 1), new DateTime(9999, 12, 31)].Sample(static random =>
    {
        var time = new DateTimeOffset(random.Ticks - random.Ticks % TimeSpan.TicksPerSecond, TimeSpan.Zero);
        var text = SignatureTime.ToText(time);
        Assert.Equal(time.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture), text);
        var signature = RequestSignature.Read(
            new SignableRequest().With("Authorization", Whole).With("X-Amz-Date", text), new AuthenticationErrors(WireFormat.Json));
        Assert.Equal(time, signature.Time);
    });

    [Fact]
    public void Nothing_is_missing_authentication() =>
        AssertError(new SignableRequest(), "MissingAuthenticationTokenException", "Missing Authentication Token");

    [Fact]
    public void Query_services_have_names_and_texts_of_their_own()
    {
        var errors = new AuthenticationErrors(WireFormat.Query);
        var missing = Assert.Throws<ServiceException>(() => RequestSignature.Read(new SignableRequest(), errors));
        Assert.Equal(("MissingAuthenticationToken", "Request is missing Authentication Token", 403), (missing.Code, missing.Text, missing.Status));

        var incomplete = Assert.Throws<ServiceException>(() => RequestSignature.Read(Dated.With("Authorization", "X"), errors));
        Assert.Equal(("IncompleteSignature", 400), (incomplete.Code, incomplete.Status));
        var unrecognized = errors.UnrecognizedClient(AuthenticationDetail.UnknownKey);
        Assert.Equal(("InvalidClientTokenId", 403), (unrecognized.Code, unrecognized.Status));
        Assert.Equal(("ExpiredToken", 403), (errors.ExpiredToken().Code, errors.ExpiredToken().Status));
    }

    [Fact]
    public void Two_signatures_are_one_too_many() => AssertError(
        Dated.With("Authorization", Whole) with { Query = "X-Amz-Algorithm=AWS4-HMAC-SHA256" },
        "InvalidSignatureException",
        "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");

    [Theory]
    [InlineData("Credential=k/20260203/r/s/aws4_request,SignedHeaders=host;x-amz-date,Signature=00")]
    [InlineData("SignedHeaders=host;x-amz-date  Signature=00   Credential=k/20260203/r/s/aws4_request")]
    public void Parts_may_stand_in_any_order_and_spacing(string parts)
    {
        var signature = RequestSignature.Read(Dated.With("Authorization", "AWS4-HMAC-SHA256 " + parts), new(WireFormat.Json));
        Assert.Equal(("k", new CredentialScope("20260203", "r", "s"), "00"), (signature.AccessKeyId, signature.Scope, signature.Signature));
        Assert.Equal(["host", "x-amz-date"], signature.SignedHeaders);
    }

    [Theory]
    [InlineData("20260203T040506Z")]
    [InlineData("Tue, 03 Feb 2026 04:05:06 GMT")]
    public void A_Date_header_will_do(string date)
    {
        var signature = RequestSignature.Read(new SignableRequest().With("Authorization", Whole).With("Date", date), new(WireFormat.Json));
        Assert.Equal(SignatureVector.Time, signature.Time);
    }

    private static void AssertError(SignableRequest request, string code, string message)
    {
        var error = Assert.Throws<ServiceException>(() => RequestSignature.Read(request, new(WireFormat.Json)));
        Assert.Equal((code, message, 400), (error.Code, error.Text, error.Status));
    }
}
