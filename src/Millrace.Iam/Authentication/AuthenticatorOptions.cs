namespace Millrace.Iam;

/// <summary>How callers are recognised.</summary>
public sealed record AuthenticatorOptions
{
    /// <summary>What becomes of keys that were never issued.</summary>
    public AuthenticationMode Mode { get; init; } = AuthenticationMode.Auto;

    /// <summary>Whether every address that the server listens on is a loopback address.</summary>
    public required bool ListensOnLoopbackOnly { get; init; }

    /// <summary>The account, 12 digits, of a key that names none.</summary>
    public string DefaultAccount { get; init; } = "000000000000";

    /// <summary>The region of a request without a credential scope, which only <see cref="AuthenticationMode.Off"/> lets in.</summary>
    public string DefaultRegion { get; init; } = "us-east-1";
}
