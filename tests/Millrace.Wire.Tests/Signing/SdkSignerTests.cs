using System.Text;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Util;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using CsCheck;
using Millrace.Wire.Signing;

namespace Millrace.Wire.Tests.Signing;

/// <summary>The signer of the AWS SDK for .NET against ours.</summary>
public sealed class SdkSignerTests
{
    private static readonly AmazonSecurityTokenServiceConfig Config = new()
    {
        ServiceURL = "http://127.0.0.1:4566", AuthenticationRegion = "eu-west-1",
    };

    [Fact]
    public void What_the_SDK_signs_is_accepted_and_signed_alike()
    {
        var verifier = new SignatureVerifier();
        var name = Gen.Char["abcdefgh-"].Array[1, 8].Select(characters => "x-h" + new string(characters));
        var value = Gen.Char["abcXYZ019-_.~/%+=;:,é "].Array[1, 20].Select(characters => new string(characters));
        Gen.Select(name, value, Gen.String[0, 100]).Sample((header, text, body) =>
        {
            using var request = new DefaultRequest(new GetCallerIdentityRequest(), "AmazonSecurityTokenService")
            {
                HttpMethod = "POST",
                ResourcePath = "/",
                Endpoint = new Uri(Config.ServiceURL),
                Content = Encoding.UTF8.GetBytes(body),
                OverrideSigningServiceName = "sts",
                AuthenticationRegion = "eu-west-1",
            };
            request.Headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8";
            request.Headers[header] = text;
            var result = new AWS4Signer().SignRequest(
                request, Config, new RequestMetrics(), SignatureVector.AccessKeyId, SignatureVector.Secret, SignatureVector.Time.UtcDateTime);

            var unsigned = new SignableRequest { Headers = [.. request.Headers.Where(h => h.Key != "Authorization")] };
            var signed = unsigned.With("Authorization", result.ForAuthorizationHeader);
            verifier.RequireSignature(RequestSignature.Read(signed, new(WireFormat.Query)), signed, request.Content, SignatureVector.Secret);

            var ours = new RequestSigner(SignatureVector.AccessKeyId, SignatureVector.Secret, "eu-west-1", "sts")
                .Authorize(unsigned, result.SignedHeaders.Split(';'), request.Content, SignatureVector.Time);
            Assert.Equal(result.ForAuthorizationHeader, ours);
        });
    }
}
