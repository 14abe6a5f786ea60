using System.Net;

namespace Millrace.Wire;

/// <summary>Where a request came from, as policies may ask (facts/iam.md 3, global keys).</summary>
public interface IRequestOrigin
{
    /// <summary>The address that it came from; null when there is none.</summary>
    IPAddress? SourceAddress { get; }

    /// <summary>Whether it came over TLS.</summary>
    bool IsEncrypted { get; }

    /// <summary>A header, or null.</summary>
    string? Header(string name);
}
