namespace Millrace.Wire.Signing;

/// <summary>
/// What of a request's authentication failed, in a word for machines: AWS's own codes and texts leave several causes under one name. None tells a
/// secret.
/// </summary>
public static class AuthenticationDetail
{
    /// <summary>The request is not signed.</summary>
    public const string MissingSignature = "missing-signature";

    /// <summary>The signature lacks a part, or a part is not well formed.</summary>
    public const string IncompleteSignature = "incomplete-signature";

    /// <summary>It is signed in the header and in the query.</summary>
    public const string TwoSignatures = "two-signatures";

    /// <summary>The algorithm is another than AWS4-HMAC-SHA256, as that of SigV4a.</summary>
    public const string UnsupportedAlgorithm = "unsupported-algorithm";

    /// <summary>The body is signed in chunks, as S3 alone has it.</summary>
    public const string StreamingPayload = "streaming-payload";

    /// <summary>The credential's day, region, service or terminator is wrong.</summary>
    public const string Scope = "scope";

    /// <summary>It was signed too long ago.</summary>
    public const string Expired = "signature-expired";

    /// <summary>The URL was good for a time that has passed.</summary>
    public const string PresignedExpired = "presigned-url-expired";

    /// <summary>It was signed in the future.</summary>
    public const string NotYetCurrent = "signature-not-yet-current";

    /// <summary>Nobody issued the key.</summary>
    public const string UnknownKey = "unknown-key";

    /// <summary>The key is switched off.</summary>
    public const string InactiveKey = "inactive-key";

    /// <summary>A long-term key came with a session token.</summary>
    public const string TokenForLongTermKey = "token-for-long-term-key";

    /// <summary>A temporary key came without its session token.</summary>
    public const string MissingToken = "missing-token";

    /// <summary>The session token is not one that was issued here.</summary>
    public const string InvalidToken = "invalid-token";

    /// <summary>The session token belongs to another key.</summary>
    public const string TokenOfAnotherKey = "token-of-another-key";

    /// <summary>The session has ended.</summary>
    public const string ExpiredToken = "expired-token";

    /// <summary>The session's role or user is no more.</summary>
    public const string DeletedPrincipal = "deleted-principal";

    /// <summary>The service takes no such session.</summary>
    public const string SessionNotAccepted = "session-not-accepted";

    /// <summary>The host is not among the signed headers.</summary>
    public const string UnsignedHost = "unsigned-host";

    /// <summary><c>x-amz-content-sha256</c> announces another body.</summary>
    public const string PayloadHash = "payload-hash";

    /// <summary>The signature is not that of the request with the key's secret.</summary>
    public const string Signature = "signature";
}
