using Millrace.Iam.Accounts;
using Millrace.Iam.Principals;
using Millrace.Iam.Sessions;
using Millrace.Wire;
using Millrace.Wire.Signing;

namespace Millrace.Iam;

/// <summary>Finds out who is calling.</summary>
/// <param name="options">How callers are recognised.</param>
/// <param name="root">The root's key.</param>
/// <param name="directory">The users and their keys, and the roles.</param>
/// <param name="sessions">The temporary keys.</param>
/// <param name="clock">The time that callers sign with: the real one, not one that can be held or advanced.</param>
public sealed class Authenticator(AuthenticatorOptions options, AccessKey root, IamDirectory directory, TemporaryKeys sessions, TimeProvider clock)
{
    private readonly SignatureVerifier _verifier = new();
    private readonly SignatureClaims _claims = new();
    private readonly KeyRing _keys = new(root, directory, sessions);

    private volatile AuthenticationMode _mode = options.Mode;

    /// <summary>What becomes of keys that were never issued, from the next request on; at first what the options say.</summary>
    public AuthenticationMode Mode
    {
        get => _mode;
        set => _mode = value;
    }

    /// <summary>Whether a key that was never issued acts as the root of its account.</summary>
    public bool TrustsUnknownKeys => Mode == AuthenticationMode.Off || (Mode == AuthenticationMode.Auto && options.ListensOnLoopbackOnly);

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
            return new(Mode == AuthenticationMode.Off ? Believe(request, signingName, errors) : Identify(request, body, signingName, errors));
        }
        catch (ServiceException refusal)
        {
            return new(refusal);
        }
    }

    /// <summary>Who calls an operation that takes no signature, whatever the request has for one.</summary>
    public Authentication Anonymous() => new(new Identity(new AnonymousPrincipal(options.DefaultAccount), options.DefaultRegion));

    /// <summary>Checks in AWS's order (facts/iam.md trap 4): form, scope, clock, key, token, signature.</summary>
    private Identity Identify(ISignableRequest request, ReadOnlySpan<byte> body, string signingName, AuthenticationErrors errors)
    {
        var signature = RequestSignature.Read(request, errors, _claims);
        signature.RequireScope(signingName);

        var holder = _keys.Find(signature, signingName);
        if (holder is null && TrustsUnknownKeys && signature.AccessKeyId.Length > 0) return RootOf(signature);

        signature.RequireTimely(clock.GetUtcNow());
        if (holder is not var (principal, secret, refusal)) throw errors.UnrecognizedClient(AuthenticationDetail.UnknownKey);
        if (refusal is not null) throw refusal;

        _verifier.RequireSignature(signature, request, body, secret);
        return new(principal!, signature.Scope.Region);
    }

    /// <summary>Takes a signature at its word, and a request without a usable one for the default account's.</summary>
    private Identity Believe(ISignableRequest request, string signingName, AuthenticationErrors errors)
    {
        RequestSignature signature;
        try
        {
            signature = RequestSignature.Read(request, errors, _claims);
        }
        catch (ServiceException)
        {
            return new(new RootPrincipal(options.DefaultAccount, AccessKeyId: ""), options.DefaultRegion);
        }

        var identity = _keys.Find(signature, signingName)?.Principal is { } principal ? new Identity(principal, signature.Scope.Region) : RootOf(signature);
        return signature.Scope.HasRegion ? identity : identity with { Region = options.DefaultRegion };
    }

    private Identity RootOf(RequestSignature signature)
    {
        var account = IsAccount(signature.AccessKeyId) ? signature.AccessKeyId : options.DefaultAccount;
        return new(new RootPrincipal(account, signature.AccessKeyId), signature.Scope.Region);
    }

    private static bool IsAccount(string accessKeyId) => accessKeyId.Length == 12 && accessKeyId.All(char.IsAsciiDigit);
}
