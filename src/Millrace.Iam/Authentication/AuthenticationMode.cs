namespace Millrace.Iam;

/// <summary>What the server makes of a key that it never issued. A key that it issued is verified unless the mode is <see cref="Off"/>.</summary>
public enum AuthenticationMode
{
    /// <summary>It acts as its account's root while the server listens on loopback alone, and is refused otherwise.</summary>
    Auto,

    /// <summary>It is refused.</summary>
    Strict,

    /// <summary>Nothing is verified: every request is let in, signed or not.</summary>
    Off,
}
