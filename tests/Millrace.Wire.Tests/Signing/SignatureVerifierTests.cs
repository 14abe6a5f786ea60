using System.Text;
using Millrace.Wire.Signing;

namespace Millrace.Wire.Tests.Signing;

public sealed class SignatureVerifierTests
{
    private static readonly AuthenticationErrors Errors = new(WireFormat.Json);

    private readonly SignatureVerifier _verifier = new();

    public static TheoryData<string> Vectors => [.. SignatureVector.All.Select(vector => vector.Name)];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void What_botocore_signed_is_accepted(string name)
    {
        var vector = SignatureVector.Named(name);
        var signature = RequestSignature.Read(vector.Signed, Errors);
        signature.RequireScope(vector.Service);
        signature.RequireTimely(SignatureVector.Time);
        _verifier.RequireSignature(signature, vector.Signed, vector.Body, SignatureVector.Secret);
        Assert.Equal((SignatureVector.AccessKeyId, vector.Region), (signature.AccessKeyId, signature.Scope.Region));
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Another_secret_is_refused(string name)
    {
        var vector = SignatureVector.Named(name);
        AssertMismatch(vector.Signed, vector.Body, SignatureVector.Secret + "x");
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Every_byte_of_the_body_is_signed(string name)
    {
        var vector = SignatureVector.Named(name);
        AssertMismatch(vector.Signed, [.. vector.Body, 0], SignatureVector.Secret);
        for (var i = 0; i < vector.Body.Length; i++)
        {
            var altered = vector.Body.ToArray();
            altered[i] ^= 1;
            AssertMismatch(vector.Signed, altered, SignatureVector.Secret);
        }
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Every_character_of_a_signed_header_is_signed(string name)
    {
        var vector = SignatureVector.Named(name);
        for (var h = 0; h < vector.Request.Headers.Count; h++)
        {
            var header = vector.Request.Headers[h];
            for (var i = 0; i < header.Value.Length; i++)
            {
                // Runs of blanks and blanks around a value are the same as less of them.
                if (header.Value[i] == ' ') continue;
                var altered = vector.Request.Headers.ToArray();
                altered[h] = new(header.Key, Alter(header.Value, i));
                AssertRefused(vector, vector.Signed with { Headers = [.. altered, .. Authorization(vector)] });
            }

            var removed = vector.Request.Headers.Where((_, index) => index != h);
            AssertRefused(vector, vector.Signed with { Headers = [.. removed, .. Authorization(vector)] });
        }
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Every_character_of_the_method_path_and_query_is_signed(string name)
    {
        var vector = SignatureVector.Named(name);
        var request = vector.Signed;
        for (var i = 0; i < request.Method.Length; i++) AssertRefused(vector, request with { Method = Alter(request.Method, i) });
        for (var i = 0; i < request.Path.Length; i++)
        {
            // Dots and slashes may vanish in what is normal; a name that changes never does.
            if (!char.IsLetterOrDigit(request.Path[i])) continue;
            if (name == "a path that is not normal" && request.Path[i] == 'b') continue;
            AssertRefused(vector, request with { Path = Alter(request.Path, i) });
        }

        for (var i = 0; i < request.Query.Length; i++) AssertRefused(vector, request with { Query = Alter(request.Query, i) });
        AssertRefused(vector, request with { Path = request.Path + "/x" });
        AssertRefused(vector, request with { Query = request.Query.Length == 0 ? "x" : request.Query + "&x" });
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Every_character_of_an_authorization_counts(string name)
    {
        var vector = SignatureVector.Named(name);
        if (vector.Authorization is not { } authorization) return;
        for (var i = 0; i < authorization.Length; i++)
        {
            // What stands between the parts is of no meaning.
            if (authorization[i] is ',' or ' ') continue;
            AssertRefused(vector, vector.Request.With("Authorization", Alter(authorization, i)));
        }
    }

    [Fact]
    public void A_mismatch_shows_what_should_have_been_signed()
    {
        var vector = SignatureVector.Named("a call with a target");
        var error = Assert.Throws<ServiceException>(() => Require(vector.Signed, vector.Body, "wrong"));

        Assert.Equal(("InvalidSignatureException", 400), (error.Code, error.Status));
        Assert.Equal(
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details."
            + $"\n\nThe Canonical String for this request should have been\n'{vector.CanonicalRequest}'"
            + "\n\nThe String-to-Sign should have been\n'AWS4-HMAC-SHA256\n20260203T040506Z\n20260203/eu-west-1/kinesis/aws4_request\n"
            + $"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(vector.CanonicalRequest!)))}'\n",
            error.Text);
    }

    [Fact]
    public void A_query_service_calls_a_mismatch_otherwise()
    {
        var vector = SignatureVector.Named("temporary credentials");
        var signature = RequestSignature.Read(vector.Signed, new AuthenticationErrors(WireFormat.Query));
        var error = Assert.Throws<ServiceException>(() => _verifier.RequireSignature(signature, vector.Signed, vector.Body, "wrong"));
        Assert.Equal(("SignatureDoesNotMatch", 403), (error.Code, error.Status));
    }

    [Fact]
    public void The_host_must_be_signed()
    {
        var request = new SignableRequest().With("host", "h").With("x-amz-date", "20260203T040506Z");
        var signer = new RequestSigner("k", "s", "r", "kinesis");
        var signed = request.With("Authorization", signer.Authorize(request, ["x-amz-date"], [], SignatureVector.Time));
        var error = Assert.Throws<ServiceException>(() => Require(signed, [], "s"));
        Assert.Equal("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.", error.Text);
    }

    [Fact]
    public void The_host_may_be_signed_as_the_authority()
    {
        var request = new SignableRequest().With(":authority", "h").With("x-amz-date", "20260203T040506Z");
        var signer = new RequestSigner("k", "s", "r", "kinesis");
        var signed = request.With("Authorization", signer.Authorize(request, [":authority", "x-amz-date"], [], SignatureVector.Time));
        Require(signed, [], "s");
        Assert.Throws<ServiceException>(() => Require(signed, [], "another"));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void A_body_may_be_left_unsigned_over_TLS_alone(bool isEncrypted, bool isAccepted)
    {
        var request = new SignableRequest { IsEncrypted = true }
            .With("host", "h").With("x-amz-date", "20260203T040506Z").With("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
        var signer = new RequestSigner("k", "s", "r", "kinesis");
        var authorization = signer.Authorize(request, ["host", "x-amz-date", "x-amz-content-sha256"], "one"u8, SignatureVector.Time);
        var sent = (request with { IsEncrypted = isEncrypted }).With("Authorization", authorization);

        if (isAccepted) Require(sent, "another"u8.ToArray(), "s");
        else AssertMismatch(sent, "another"u8.ToArray(), "s");
    }

    [Fact]
    public void A_hash_that_is_announced_must_be_the_bodys()
    {
        var request = new SignableRequest().With("host", "h").With("x-amz-date", "20260203T040506Z")
            .With("x-amz-content-sha256", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("one"u8)));
        var signer = new RequestSigner("k", "s", "r", "kinesis");
        var signed = request.With(
            "Authorization", signer.Authorize(request, ["host", "x-amz-date", "x-amz-content-sha256"], "one"u8, SignatureVector.Time));

        Require(signed, "one"u8.ToArray(), "s");
        Assert.Equal(AuthenticationDetail.PayloadHash, AssertMismatch(signed, "two"u8.ToArray(), "s").AuthenticationDetail);
    }

    [Fact]
    public void A_hash_of_another_body_is_refused_even_when_the_body_itself_is_signed()
    {
        var request = new SignableRequest().With("host", "h").With("x-amz-date", "20260203T040506Z")
            .With("x-amz-content-sha256", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("one"u8)));
        var signer = new RequestSigner("k", "s", "r", "kinesis");
        var signed = request.With(
            "Authorization", signer.Authorize(request, ["host", "x-amz-date", "x-amz-content-sha256"], "two"u8, SignatureVector.Time));

        Assert.Equal(AuthenticationDetail.PayloadHash, AssertMismatch(signed, "two"u8.ToArray(), "s").AuthenticationDetail);
    }

    [Theory]
    [InlineData("STREAMING-AWS4-HMAC-SHA256-PAYLOAD")]
    [InlineData("STREAMING-UNSIGNED-PAYLOAD-TRAILER")]
    public void A_body_that_is_signed_in_chunks_is_refused(string payload)
    {
        var request = new SignableRequest { IsEncrypted = true }
            .With("host", "h").With("x-amz-date", "20260203T040506Z").With("x-amz-content-sha256", payload);
        var signer = new RequestSigner("k", "s", "r", "kinesis");
        var signed = request.With(
            "Authorization", signer.Authorize(request, ["host", "x-amz-date", "x-amz-content-sha256"], [], SignatureVector.Time));

        var error = Assert.Throws<ServiceException>(() => RequestSignature.Read(signed, Errors));
        Assert.Equal(
            ("IncompleteSignatureException", $"The value '{payload}' of 'x-amz-content-sha256' is not supported: bodies that are signed in chunks are for S3 alone.", AuthenticationDetail.StreamingPayload),
            (error.Code, error.Text, error.AuthenticationDetail));
    }

    [Theory]
    [InlineData("s", true)]
    [InlineData("another", false)]
    public void A_token_may_be_appended_to_a_URL_that_is_signed_without_it(string secret, bool isAccepted)
    {
        var request = new SignableRequest { Method = "GET", Query = "q=1" }.With("host", "h");
        var query = new RequestSigner("k", secret, "r", "sts").Presign(request, ["host"], [], SignatureVector.Time, TimeSpan.FromMinutes(1));
        var sent = request with { Query = $"{query}&X-Amz-Security-Token=to%2Fken" };
        Assert.Equal("to/ken", RequestSignature.Read(sent, Errors).SessionToken);

        if (isAccepted) Require(sent, [], "s");
        else Assert.Contains("&X-Amz-Security-Token=to%2Fken", AssertMismatch(sent, [], "s").Text, StringComparison.Ordinal);
        AssertMismatch(sent with { Query = sent.Query.Replace("q=1", "q=2", StringComparison.Ordinal) }, [], "s");
    }

    private static IEnumerable<KeyValuePair<string, string>> Authorization(SignatureVector vector) =>
        vector.Authorization is { } value ? [new("Authorization", value)] : [];

    private static string Alter(string text, int at) => text[..at] + (text[at] == 'x' ? 'y' : 'x') + text[(at + 1)..];

    private void Require(SignableRequest request, byte[] body, string secret) =>
        _verifier.RequireSignature(RequestSignature.Read(request, Errors), request, body, secret);

    private ServiceException AssertMismatch(SignableRequest request, byte[] body, string secret)
    {
        var error = Assert.Throws<ServiceException>(() => Require(request, body, secret));
        Assert.StartsWith("The request signature we calculated does not match", error.Text, StringComparison.Ordinal);
        return error;
    }

    /// <summary>Walks the whole order of checks, as a server does that issued one key.</summary>
    private void AssertRefused(SignatureVector vector, SignableRequest request) => Assert.Throws<ServiceException>(() =>
    {
        var signature = RequestSignature.Read(request, Errors);
        signature.RequireScope(vector.Service);
        signature.RequireTimely(SignatureVector.Time);
        if (signature.AccessKeyId != SignatureVector.AccessKeyId) throw Errors.UnrecognizedClient(AuthenticationDetail.UnknownKey);
        _verifier.RequireSignature(signature, request, vector.Body, SignatureVector.Secret);
    });
}
