using Millrace.Iam.Accounts;
using Millrace.Iam.Principals;
using Millrace.Iam.Sessions;
using Millrace.Wire;
using Millrace.Wire.Signing;

namespace Millrace.Iam;

/// <summary>Every key that was issued: the root's, the users', and the temporary ones that their session tokens tell of.</summary>
/// <param name="root">The root's key.</param>
/// <param name="directory">The users and their keys, and the roles.</param>
/// <param name="sessions">The temporary keys.</param>
internal sealed class KeyRing(AccessKey root, IamDirectory directory, TemporaryKeys sessions)
{
    /// <summary>What is known of the key of a signature; null for one that nobody issued.</summary>
    /// <param name="signature">The signature, which may be wrong.</param>
    /// <param name="signingName">The service that was called.</param>
    public KeyHolder? Find(RequestSignature signature, string signingName)
    {
        var (id, token, errors) = (signature.AccessKeyId, signature.SessionToken, signature.Errors);
        if (FindLongTerm(id, errors) is { } holder)
        {
            return string.IsNullOrEmpty(token)
                ? holder
                : holder with { Refusal = errors.UnrecognizedClient(AuthenticationDetail.TokenForLongTermKey) };
        }

        // It was issued here, and is no user's any more.
        if (LongTermKeyId.IsOne(id)) return Refused(errors, AuthenticationDetail.UnknownKey);

        if (string.IsNullOrEmpty(token))
        {
            return TemporaryKeyId.IsOne(id) ? Refused(errors, AuthenticationDetail.MissingToken) : null;
        }

        // AWS's own tokens, and whatever a test calls one, were not issued here; what says that it was must have been.
        return SessionSeal.IsClaimed(token) ? FindTemporary(id, token, signingName, errors) : null;
    }

    private KeyHolder? FindLongTerm(string id, AuthenticationErrors errors)
    {
        if (id == root.Id) return new(root.Root, root.SecretAccessKey, Refusal: null);
        if (directory.FindKey(id) is not var (key, principal)) return null;
        return new(principal, key.Secret, key.IsActive ? null : errors.UnrecognizedClient(AuthenticationDetail.InactiveKey));
    }

    private KeyHolder FindTemporary(string id, string token, string signingName, AuthenticationErrors errors)
    {
        if (sessions.Open(id, token) is not var (secret, session)) return Refused(errors, AuthenticationDetail.InvalidToken);
        if (session.AccessKeyId != id) return Refused(errors, AuthenticationDetail.TokenOfAnotherKey);
        if (directory.FindPrincipal(session) is not { } principal) return Refused(errors, AuthenticationDetail.DeletedPrincipal);

        var refusal = sessions.HasEnded(session) ? errors.ExpiredToken()
            : IsAccepted(session, signingName) ? null
            : errors.UnrecognizedClient(AuthenticationDetail.SessionNotAccepted);
        return new(principal, secret, refusal);
    }

    /// <summary>IAM takes the sessions of roles alone: those of GetSessionToken would need MFA (facts/iam.md 6).</summary>
    private static bool IsAccepted(Session session, string signingName) => session.Kind == SessionKind.Role || signingName != "iam";

    private static KeyHolder Refused(AuthenticationErrors errors, string detail) => new(Principal: null, Secret: "", errors.UnrecognizedClient(detail));
}

/// <summary>Who acts with a key.</summary>
/// <param name="Principal">Who; null when it is not known.</param>
/// <param name="Secret">The key's secret.</param>
/// <param name="Refusal">Why the key may not be used, if so.</param>
internal readonly record struct KeyHolder(Principal? Principal, string Secret, ServiceException? Refusal);
