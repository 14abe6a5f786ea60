namespace Millrace.Iam;

/// <summary>Finds out who is calling (design: a key that was issued is always verified).</summary>
/// <param name="options">How callers are recognised.</param>
/// <param name="keys">The keys that were issued.</param>
/// <param name="clock">The time that callers sign with: the real one, not one that can be held or advanced.</param>
public sealed class Authenticator(AuthenticatorOptions options, AccessKeyStore keys, TimeProvider clock)
{
    private readonly AuthenticatorOptions _options = options;
    private readonly AccessKeyStore _keys = keys;
    private readonly TimeProvider _clock = clock;
}
