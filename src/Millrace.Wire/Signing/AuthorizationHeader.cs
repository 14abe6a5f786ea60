using System.Text;

namespace Millrace.Wire.Signing;

/// <summary>
/// The header form: <c>Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c>, split on commas and blanks
/// (facts/kinesis.md 1.5).
/// </summary>
internal static class AuthorizationHeader
{
    public static RequestSignature Read(string header, ISignableRequest request, AuthenticationErrors errors)
    {
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

        var date = request.Header("x-amz-date");
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

        var parsed = Credential.Read(credential, errors);
        return new RequestSignature
        {
            AccessKeyId = parsed.AccessKeyId,
            Scope = parsed.Scope,
            Terminator = parsed.Terminator,
            SignedHeaders = RequestSignature.SplitSignedHeaders(signedHeaders),
            Signature = signature,
            Time = httpDate is null ? SignatureTime.Read(date!, errors) : SignatureTime.ReadHttpDate(httpDate, errors),
            SessionToken = request.Header("x-amz-security-token"),
            Errors = errors,
        };
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
