using Millrace.Iam.Principals;

namespace Millrace.Iam;

/// <summary>A key pair from the server's own configuration, and the root that acts with it.</summary>
/// <param name="SecretAccessKey">What signatures are made with. It is never logged.</param>
/// <param name="Root">Who acts with it.</param>
public sealed record AccessKey(string SecretAccessKey, RootPrincipal Root)
{
    /// <summary>The key's public part.</summary>
    public string Id => Root.AccessKeyId;

    /// <summary>The pair <c>test</c>/<c>test</c>, which acts as the root of an account, so that a fresh server can be used.</summary>
    public static AccessKey Bootstrap(string account) => new("test", new RootPrincipal(account, "test"));

    /// <inheritdoc/>
    public override string ToString() => Id;
}
