using System.Globalization;
using System.Text;

namespace Millrace.Wire.Signing;

/// <summary>The query form: the signature and all that belongs to it are parameters of the URL.</summary>
internal static class PresignedQuery
{
    public const string Algorithm = "X-Amz-Algorithm";

    /// <summary>A week.</summary>
    private const int MaxLifetimeSeconds = 604_800;

    public static RequestSignature Read(ISignableRequest request, AuthenticationErrors errors)
    {
        var query = request.Query;
        var algorithm = QueryString.Find(query, Algorithm);
        var credential = QueryString.Find(query, "X-Amz-Credential");
        var signature = QueryString.Find(query, CanonicalQuery.Signature);
        var signedHeaders = QueryString.Find(query, "X-Amz-SignedHeaders");
        var date = QueryString.Find(query, "X-Amz-Date");
        if (string.IsNullOrEmpty(algorithm) || string.IsNullOrEmpty(credential) || string.IsNullOrEmpty(signature)
            || string.IsNullOrEmpty(signedHeaders) || string.IsNullOrEmpty(date))
        {
            throw Incomplete(algorithm, credential, signature, signedHeaders, date, errors);
        }

        if (algorithm != RequestSignature.Algorithm)
        {
            throw errors.IncompleteSignature($"Unsupported AWS 'algorithm': '{algorithm}'.", AuthenticationDetail.UnsupportedAlgorithm);
        }

        var parsed = Credential.Read(credential, errors);
        return new RequestSignature
        {
            AccessKeyId = parsed.AccessKeyId,
            Scope = parsed.Scope,
            Terminator = parsed.Terminator,
            SignedHeaders = RequestSignature.SplitSignedHeaders(signedHeaders),
            Signature = signature,
            Time = SignatureTime.Read(date, errors),
            SessionToken = QueryString.Find(query, CanonicalQuery.SecurityToken),
            IsPresigned = true,
            Lifetime = ReadLifetime(QueryString.Find(query, "X-Amz-Expires"), errors),
            Errors = errors,
        };
    }

    private static TimeSpan? ReadLifetime(string? text, AuthenticationErrors errors)
    {
        if (text is null) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= MaxLifetimeSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw errors.IncompleteSignature($"X-Amz-Expires must be a number of seconds from 1 to {MaxLifetimeSeconds}, got '{text}'.");
    }

    private static ServiceException Incomplete(
        string? algorithm, string? credential, string? signature, string? signedHeaders, string? date, AuthenticationErrors errors)
    {
        var message = new StringBuilder();
        Require(algorithm, Algorithm);
        Require(credential, "X-Amz-Credential");
        Require(signature, CanonicalQuery.Signature);
        Require(signedHeaders, "X-Amz-SignedHeaders");
        Require(date, "X-Amz-Date");
        return errors.IncompleteSignature(message.Append("Re-examine the query-string parameters.").ToString());

        void Require(string? value, string name)
        {
            if (string.IsNullOrEmpty(value)) message.Append("AWS query-string parameters must include '").Append(name).Append("'. ");
        }
    }
}
