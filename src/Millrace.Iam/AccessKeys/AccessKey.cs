using Millrace.Wire;

namespace Millrace.Iam;

/// <summary>A key pair that this server issued, and who acts with it.</summary>
/// <param name="SecretAccessKey">What signatures are made with. It is never logged.</param>
/// <param name="Caller">Who acts with it.</param>
public sealed record AccessKey(string SecretAccessKey, Caller Caller)
{
    /// <summary>The key's public part.</summary>
    public string Id => Caller.AccessKeyId;

    /// <summary>The pair <c>test</c>/<c>test</c>, which acts as the root of an account, so that a fresh server can be used.</summary>
    public static AccessKey Bootstrap(string account) => new("test", Principal.Root(account, "test"));

    /// <inheritdoc/>
    public override string ToString() => Id;
}
