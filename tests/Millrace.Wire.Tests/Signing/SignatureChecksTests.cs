using Millrace.Wire.Signing;

namespace Millrace.Wire.Tests.Signing;

public sealed class SignatureChecksTests
{
    [Theory]
    [InlineData("20260203/us-east-1/kinesis/aws4_request", null)]
    [InlineData("20260203/local/kinesis/aws4_request", null)]
    [InlineData("20260203/us-east-1/dynamodb/aws4_request", "Credential should be scoped to correct service: 'kinesis'. ")]
    [InlineData("20260203//kinesis/aws4_request", "Credential should be scoped to a valid region. ")]
    [InlineData("20260203/..%2f/kinesis/aws4_request", "Credential should be scoped to a valid region. ")]
    [InlineData("20260203/us_east/kinesis/aws4_request", "Credential should be scoped to a valid region. ")]
    [InlineData("20260203/us-east-1/kinesis/aws3", "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws3'. ")]
    [InlineData("20260204/us-east-1/kinesis/aws4_request", "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20260204' != '20260203', from '20260203T040506Z'.")]
    [InlineData("20260204/A/b/c", "Credential should be scoped to a valid region. Credential should be scoped to correct service: 'kinesis'. Credential should be scoped with a valid terminator: 'aws4_request', not 'c'. Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20260204' != '20260203', from '20260203T040506Z'.")]
    public void A_credential_is_for_one_service_and_day(string scope, string? message)
    {
        var signature = Read($"k/{scope}");
        if (message is null)
        {
            signature.RequireScope("kinesis");
            return;
        }

        var error = Assert.Throws<ServiceException>(() => signature.RequireScope("kinesis"));
        Assert.Equal(("InvalidSignatureException", message), (error.Code, error.Text));
    }

    [Theory]
    [InlineData(-300, null)]
    [InlineData(300, null)]
    [InlineData(301, "Signature expired: 20260203T040506Z is now earlier than 20260203T040507Z (20260203T041007Z - 5 min.)")]
    [InlineData(-301, "Signature not yet current: 20260203T040506Z is still later than 20260203T040505Z (20260203T040005Z + 5 min.)")]
    public void A_signature_is_good_for_five_minutes_either_way(int secondsLater, string? message)
    {
        var signature = Read("k/20260203/us-east-1/kinesis/aws4_request");
        var now = SignatureVector.Time.AddSeconds(secondsLater);
        if (message is null)
        {
            signature.RequireTimely(now);
            return;
        }

        var error = Assert.Throws<ServiceException>(() => signature.RequireTimely(now));
        Assert.Equal(("InvalidSignatureException", message), (error.Code, error.Text));
    }

    private static RequestSignature Read(string credential) => RequestSignature.Read(
        new SignableRequest().With("X-Amz-Date", "20260203T040506Z")
            .With("Authorization", $"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host, Signature=00"),
        new(WireFormat.Json));
}
