using Millrace.Wire.Signing;

namespace Millrace.Wire.Tests.Signing;

public sealed class PresignedQueryTests
{
    private const string Whole =
        "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=k%2F20260203%2Fr%2Fs%2Faws4_request&X-Amz-Date=20260203T040506Z&X-Amz-SignedHeaders=host&X-Amz-Signature=00";

    [Theory]
    [InlineData("X-Amz-Algorithm", "AWS query-string parameters must include 'X-Amz-Algorithm'. AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include 'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. AWS query-string parameters must include 'X-Amz-Date'. Re-examine the query-string parameters.")]
    [InlineData("X-Amz-Algorithm=a&X-Amz-Credential=b&X-Amz-Signature=c&X-Amz-SignedHeaders=d", "AWS query-string parameters must include 'X-Amz-Date'. Re-examine the query-string parameters.")]
    [InlineData("X-Amz-Algorithm=a&X-Amz-Credential=b&X-Amz-Signature=c&X-Amz-SignedHeaders=d&X-Amz-Date=e", "Unsupported AWS 'algorithm': 'a'.")]
    [InlineData("X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&X-Amz-Credential=k%2F20260203%2Fs%2Faws4_request&X-Amz-Signature=c&X-Amz-SignedHeaders=d&X-Amz-Date=e&X-Amz-Region-Set=r", "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'.")]
    [InlineData(Whole + "&X-Amz-Expires=0", "X-Amz-Expires must be a number of seconds from 1 to 604800, got '0'.")]
    [InlineData(Whole + "&X-Amz-Expires=604801", "X-Amz-Expires must be a number of seconds from 1 to 604800, got '604801'.")]
    public void What_is_incomplete_is_told(string query, string message)
    {
        var error = Assert.Throws<ServiceException>(() => Read(query));
        Assert.Equal(("IncompleteSignatureException", message, 400), (error.Code, error.Text, error.Status));
    }

    [Fact]
    public void A_presigned_request_is_good_for_its_lifetime()
    {
        var signature = Read(Whole + "&X-Amz-Expires=900");
        signature.RequireTimely(SignatureVector.Time.AddSeconds(900));
        var error = Assert.Throws<ServiceException>(() => signature.RequireTimely(SignatureVector.Time.AddSeconds(901)));
        Assert.Equal("Signature expired: 20260203T040506Z is now earlier than 20260203T040507Z (20260203T042007Z - 15 min.)", error.Text);
        Assert.Equal(AuthenticationDetail.PresignedExpired, error.AuthenticationDetail);
    }

    private static RequestSignature Read(string query) => RequestSignature.Read(new SignableRequest { Query = query }, new(WireFormat.Json));
}
