using CsCheck;
using Millrace.Wire.Signing;

namespace Millrace.Wire.Tests.Signing;

public sealed class SignatureClaimsTests
{
    private const string Claim = "AWS4-HMAC-SHA256 Credential=k/20260203/r/s/aws4_request, SignedHeaders=x-amz-date;host, ";

    private static readonly SignableRequest Dated = new SignableRequest().With("X-Amz-Date", "20260203T040506Z");

    [Fact]
    public void A_claim_is_read_once_and_the_rest_each_time()
    {
        var known = new SignatureClaims();
        var first = Read(Claim + "Signature=00", known);
        var second = RequestSignature.Read(
            new SignableRequest().With("X-Amz-Date", "20260203T040507Z").With("X-Amz-Security-Token", "token").With("Authorization", Claim + "Signature=01"),
            new(WireFormat.Query),
            known);

        Assert.Equal(1, known.Count);
        Assert.Same(first.SignedHeaders, second.SignedHeaders);
        Assert.Equal(("k", "01", "token", WireFormat.Query), (second.AccessKeyId, second.Signature, second.SessionToken, second.Errors.Format));
        Assert.Equal(first.Time.AddSeconds(1), second.Time);
    }

    [Fact]
    public void A_known_claim_does_not_stand_for_a_date()
    {
        var known = new SignatureClaims();
        Read(Claim + "Signature=00", known);
        var error = Assert.Throws<ServiceException>(() => RequestSignature.Read(new SignableRequest().With("Authorization", Claim + "Signature=00"), new(WireFormat.Json), known));
        Assert.Contains("'X-Amz-Date' or a 'Date' header", error.Text, StringComparison.Ordinal);
    }

    // Headers of whole and half pieces, in which any may stand last or twice, or be glued to the next.
    [Fact]
    public void Whatever_is_known_a_header_says_the_same()
    {
        var pieces = Gen.OneOf(
            "AWS4-HMAC-SHA256", "Credential=k/20260203/r/s/aws4_request", "Credential=l/20260203/r/s/aws4_request", "Credential=k", "SignedHeaders=host;x-amz-date",
            "SignedHeaders=host", "SignedHeaders=", "Signature=00", "Signature=01", "Signature=", "xSignature=02", "Signature");
        var headers = Gen.Select(pieces, Gen.OneOf(", ", ",", " ", "", "="), static (piece, gap) => piece + gap).Array[0, 8].Select(string.Concat);
        var known = new SignatureClaims();
        // Half of the headers begin with what is known from the start.
        Read(Claim + "Signature=00", known);
        Gen.Select(headers, Gen.Bool).Sample(test =>
        {
            var header = (test.Item2 ? Claim : "AWS4-HMAC-SHA256 ") + test.Item1;
            Assert.Equal(Told(() => Read(header, null)), Told(() => Read(header, known)));
            Assert.Equal(Told(() => Read(header, null)), Told(() => Read(header, known)));
        });
        Assert.NotEqual(0, known.Count);
    }

    [Fact]
    public void No_more_is_kept_than_some_short_ones()
    {
        var known = new SignatureClaims();
        Read($"AWS4-HMAC-SHA256 Credential=k/20260203/r/s/aws4_request, SignedHeaders={new string('x', SignatureClaims.Longest)}, Signature=00", known);
        Assert.Equal(0, known.Count);
        for (var i = 0; i < SignatureClaims.Capacity * 2 + 10; i++)
        {
            Assert.Equal($"k{i}", Read($"AWS4-HMAC-SHA256 Credential=k{i}/20260203/r/s/aws4_request, SignedHeaders=host, Signature=00", known).AccessKeyId);
            Assert.InRange(known.Count, 1, SignatureClaims.Capacity);
        }
    }

    private static RequestSignature Read(string header, SignatureClaims? known) => RequestSignature.Read(Dated.With("Authorization", header), new(WireFormat.Json), known);

    private static string Told(Func<RequestSignature> read)
    {
        try
        {
            var signature = read();
            return $"{signature.AccessKeyId} {signature.Scope} {signature.Terminator} {string.Join(';', signature.SignedHeaders)} {signature.Signature} {signature.Time}";
        }
        catch (ServiceException refused)
        {
            return $"{refused.Code}: {refused.Text}";
        }
    }
}
