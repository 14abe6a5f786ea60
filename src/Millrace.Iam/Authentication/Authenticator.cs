using Millrace.Wire;
using Millrace.Wire.Signing;

namespace Millrace.Iam;

/// <summary>Finds out who is calling.</summary>
/// <param name="options">How callers are recognised.</param>
/// <param name="keys">The keys that were issued.</param>
/// <param name="clock">The time that callers sign with: the real one, not one that can be held or advanced.</param>
public sealed class Authenticator(AuthenticatorOptions options, AccessKeyStore keys, TimeProvider clock)
{
    private readonly SignatureVerifier _verifier = new();

    private bool TrustsUnknownKeys => options is { Mode: AuthenticationMode.Auto, ListensOnLoopbackOnly: true };

    /// <summary>Judges a request's signature.</summary>
    /// <param name="request">The request.</param>
    /// <param name="body">The body as it was sent.</param>
    /// <param name="signingName">The service that was called, as a credential scope names it.</param>
    /// <param name="format">The protocol, which decides how errors are called.</param>
    public Authentication Authenticate(ISignableRequest request, ReadOnlySpan<byte> body, string signingName, WireFormat format)
    {
        try
        {
            var errors = new AuthenticationErrors(format);
            return new(options.Mode == AuthenticationMode.Off ? Believe(request, errors) : Identify(request, body, signingName, errors));
        }
        catch (ServiceException refusal)
        {
            return new(refusal);
        }
    }

    /// <summary>Checks in AWS's order (facts/iam.md trap 4): form, scope, clock, key, token, signature.</summary>
    private Identity Identify(ISignableRequest request, ReadOnlySpan<byte> body, string signingName, AuthenticationErrors errors)
    {
        var signature = RequestSignature.Read(request, errors);
        signature.RequireScope(signingName);

        var key = keys.Find(signature.AccessKeyId);
        if (key is null && TrustsUnknownKeys && signature.AccessKeyId.Length > 0) return RootOf(signature);

        signature.RequireTimely(clock.GetUtcNow());
        // Keys issued so far are long-term ones, to which no session token belongs.
        if (key is null || !string.IsNullOrEmpty(signature.SessionToken)) throw errors.UnrecognizedClient();

        _verifier.RequireSignature(signature, request, body, key.SecretAccessKey);
        return new(key.Caller, signature.Scope.Region);
    }

    /// <summary>Takes a signature at its word, and a request without a usable one for the default account's.</summary>
    private Identity Believe(ISignableRequest request, AuthenticationErrors errors)
    {
        RequestSignature signature;
        try
        {
            signature = RequestSignature.Read(request, errors);
        }
        catch (ServiceException)
        {
            return new(Principal.Root(options.DefaultAccount, accessKeyId: ""), options.DefaultRegion);
        }

        var identity = keys.Find(signature.AccessKeyId) is { } key ? new Identity(key.Caller, signature.Scope.Region) : RootOf(signature);
        return signature.Scope.HasRegion ? identity : identity with { Region = options.DefaultRegion };
    }

    private Identity RootOf(RequestSignature signature)
    {
        var account = IsAccount(signature.AccessKeyId) ? signature.AccessKeyId : options.DefaultAccount;
        return new(Principal.Root(account, signature.AccessKeyId), signature.Scope.Region);
    }

    private static bool IsAccount(string accessKeyId) => accessKeyId.Length == 12 && accessKeyId.All(char.IsAsciiDigit);
}
