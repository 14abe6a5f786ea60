using System.Text;

namespace Millrace.Wire.Signing;

/// <summary>
/// The header form: <c>Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c>, split on commas and blanks
/// (facts/kinesis.md 1.5).
/// </summary>
internal static class AuthorizationHeader
{
    private const string SignatureKey = "Signature=";

    /// <summary>Reads the header.</summary>
    /// <param name="header">The header.</param>
    /// <param name="request">The request that it came with.</param>
    /// <param name="errors">Names what is wrong.</param>
    /// <param name="known">What was read before; null to read everything.</param>
    public static RequestSignature Read(string header, ISignableRequest request, AuthenticationErrors errors, SignatureClaims? known)
    {
        var date = request.Header("x-amz-date");
        if (known is not null && !string.IsNullOrEmpty(date) && TrySplit(header, out var claim, out var proof) && known.Find(claim) is { } read)
            return Signature(read, proof.ToString(), date, httpDate: null, request, errors);

        string? algorithm = null, credential = null, signature = null, signedHeaders = null;
        foreach (var range in header.AsSpan().SplitAny(',', ' '))
        {
            var piece = header.AsSpan(range);
            if (piece.IsEmpty) continue;
            if (algorithm is null)
            {
                algorithm = piece.ToString();
                continue;
            }

            var equals = piece.IndexOf('=');
            if (equals < 0)
            {
                throw errors.IncompleteSignature(
                    $"'{piece}' not a valid key=value pair (missing equal-sign) in Authorization header: '{header}'.");
            }

            var value = piece[(equals + 1)..];
            switch (piece[..equals])
            {
                case "Credential": credential = value.ToString(); break;
                case "Signature": signature = value.ToString(); break;
                case "SignedHeaders": signedHeaders = value.ToString(); break;
            }
        }

        var httpDate = string.IsNullOrEmpty(date) ? request.Header("date") : null;
        if (string.IsNullOrEmpty(credential) || string.IsNullOrEmpty(signature) || string.IsNullOrEmpty(signedHeaders)
            || (string.IsNullOrEmpty(date) && string.IsNullOrEmpty(httpDate)))
        {
            throw Incomplete(header, credential, signature, signedHeaders, date ?? httpDate, errors);
        }

        if (algorithm != RequestSignature.Algorithm)
        {
            throw errors.IncompleteSignature($"Unsupported AWS 'algorithm': '{algorithm}'. Authorization={header}", AuthenticationDetail.UnsupportedAlgorithm);
        }

        var whole = new SignatureClaim(Credential.Read(credential, errors), RequestSignature.SplitSignedHeaders(signedHeaders));
        if (known is not null && TrySplit(header, out claim, out _)) known.Add(claim, whole);
        return Signature(whole, signature, date, httpDate, request, errors);
    }

    private static RequestSignature Signature(
        SignatureClaim claim, string signature, string? date, string? httpDate, ISignableRequest request, AuthenticationErrors errors) => new()
        {
            AccessKeyId = claim.Credential.AccessKeyId,
            Scope = claim.Credential.Scope,
            Terminator = claim.Credential.Terminator,
            SignedHeaders = claim.SignedHeaders,
            Signature = signature,
            Time = httpDate is null ? SignatureTime.Read(date!, errors) : SignatureTime.ReadHttpDate(httpDate, errors),
            SessionToken = request.Header("x-amz-security-token"),
            Errors = errors,
        };

    /// <summary>Parts a header whose last piece is the signature, as every SDK writes it, into what it claims and the signature.</summary>
    private static bool TrySplit(string header, out ReadOnlySpan<char> claim, out ReadOnlySpan<char> signature)
    {
        var at = header.LastIndexOf(SignatureKey, StringComparison.Ordinal);
        claim = at < 0 ? default : header.AsSpan(0, at);
        signature = at < 0 ? default : header.AsSpan(at + SignatureKey.Length);
        return at > 0 && claim[^1] is (',' or ' ') && !signature.IsEmpty && !signature.ContainsAny(',', ' ');
    }

    private static ServiceException Incomplete(
        string header, string? credential, string? signature, string? signedHeaders, string? date, AuthenticationErrors errors)
    {
        var message = new StringBuilder();
        if (string.IsNullOrEmpty(credential)) message.Append("Authorization header requires 'Credential' parameter. ");
        if (string.IsNullOrEmpty(signature)) message.Append("Authorization header requires 'Signature' parameter. ");
        if (string.IsNullOrEmpty(signedHeaders)) message.Append("Authorization header requires 'SignedHeaders' parameter. ");
        if (string.IsNullOrEmpty(date))
        {
            message.Append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
        }

        return errors.IncompleteSignature(message.Append("Authorization=").Append(header).ToString());
    }
}
