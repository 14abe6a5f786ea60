namespace Millrace.Wire.Signing;

/// <summary>The signature that came with a request, complete and well formed but not yet judged.</summary>
public sealed class RequestSignature
{
    /// <summary>The one algorithm there is.</summary>
    public const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>The key that is said to have signed.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>What the signing key was derived for.</summary>
    public required CredentialScope Scope { get; init; }

    /// <summary>The token of temporary credentials, or null.</summary>
    public string? SessionToken { get; init; }

    /// <summary>Names what may be wrong with it.</summary>
    public required AuthenticationErrors Errors { get; init; }

    /// <summary>The scope's last element as it was sent.</summary>
    public required string Terminator { get; init; }

    /// <summary>Lower case and sorted.</summary>
    public required IReadOnlyList<string> SignedHeaders { get; init; }

    /// <summary>64 hex digits if it is right.</summary>
    public required string Signature { get; init; }

    /// <summary>When it was signed.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The signature stands in the query.</summary>
    public bool IsPresigned { get; init; }

    /// <summary>How long a presigned request is good for, when it says so.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>Reads the signature from the header or from the query.</summary>
    /// <param name="request">The request.</param>
    /// <param name="errors">Names what is wrong.</param>
    /// <param name="known">What was read before, and takes what is read now; null to read everything.</param>
    /// <exception cref="ServiceException">There is none, there are two, or it is incomplete (facts/kinesis.md 1.5, facts/iam.md 1).</exception>
    public static RequestSignature Read(ISignableRequest request, AuthenticationErrors errors, SignatureClaims? known = null)
    {
        RequirePlainPayload(request, errors);
        var header = request.Header("authorization");
        var isPresigned = QueryString.Find(request.Query, PresignedQuery.Algorithm) is not null;
        if (string.IsNullOrEmpty(header))
        {
            return isPresigned ? PresignedQuery.Read(request, errors) : throw errors.MissingToken();
        }

        return isPresigned
            ? throw errors.InvalidSignature(
                "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.", AuthenticationDetail.TwoSignatures)
            : AuthorizationHeader.Read(header, request, errors, known);
    }

    /// <summary>A body that is signed in chunks is nothing but S3's, and would be taken for a body with chunk headers in it.</summary>
    private static void RequirePlainPayload(ISignableRequest request, AuthenticationErrors errors)
    {
        if (request.Header(CanonicalRequest.PayloadHashHeader) is not { } payload || !payload.StartsWith("STREAMING-", StringComparison.Ordinal)) return;

        throw errors.IncompleteSignature(
            $"The value '{payload}' of 'x-amz-content-sha256' is not supported: bodies that are signed in chunks are for S3 alone.",
            AuthenticationDetail.StreamingPayload);
    }

    /// <summary>Splits a list of signed headers and brings it into the one order.</summary>
    internal static string[] SplitSignedHeaders(string list)
    {
        var names = list.ToLowerInvariant().Split(';', StringSplitOptions.RemoveEmptyEntries);
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }
}
