using System.Security.Cryptography;
using System.Text;

namespace Millrace.Wire.Signing;

/// <summary>Computes the signature that a request should have and compares. Safe for use by many threads.</summary>
public sealed class SignatureVerifier
{
    private readonly SigningKeyCache _keys = new();

    /// <summary>The request must be signed with this secret.</summary>
    /// <param name="signature">The signature that was sent.</param>
    /// <param name="request">The request.</param>
    /// <param name="body">The body as it was sent.</param>
    /// <param name="secretAccessKey">The secret of the signature's key.</param>
    /// <exception cref="ServiceException">InvalidSignatureException, or SignatureDoesNotMatch: the text shows what should have been signed.</exception>
    public void RequireSignature(RequestSignature signature, ISignableRequest request, ReadOnlySpan<byte> body, string secretAccessKey)
    {
        // Over HTTP/2 a client may sign the pseudo-header instead; the JavaScript SDK does.
        if (!signature.SignedHeaders.Contains("host") && !signature.SignedHeaders.Contains(":authority"))
        {
            throw signature.Errors.InvalidSignature("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }

        var canonicalRequest = new Utf8Builder(stackalloc byte[1024]);
        var stringToSign = new Utf8Builder(stackalloc byte[256]);
        try
        {
            CanonicalRequest.Write(request, signature.SignedHeaders, signature.IsPresigned, body, ref canonicalRequest);
            CanonicalRequest.WriteStringToSign(signature.Time, signature.Scope, canonicalRequest.Written, ref stringToSign);

            Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes * 2];
            _keys.Get(secretAccessKey, signature.Scope).Sign(stringToSign.Written, expected);
            if (IsSame(expected, signature.Signature)) return;

            throw signature.Errors.InvalidSignature(
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details."
                + $"\n\nThe Canonical String for this request should have been\n'{canonicalRequest.ToString()}'"
                + $"\n\nThe String-to-Sign should have been\n'{stringToSign.ToString()}'\n");
        }
        finally
        {
            canonicalRequest.Dispose();
            stringToSign.Dispose();
        }
    }

    /// <summary>Compares in a time that does not tell how much of the signature is right.</summary>
    private static bool IsSame(ReadOnlySpan<byte> expected, string sent)
    {
        if (sent.Length != expected.Length) return false;
        Span<byte> sentBytes = stackalloc byte[HMACSHA256.HashSizeInBytes * 2];
        return Encoding.ASCII.TryGetBytes(sent, sentBytes, out var written)
            && CryptographicOperations.FixedTimeEquals(expected, sentBytes[..written]);
    }
}
