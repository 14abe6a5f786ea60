namespace Millrace.Wire.Signing;

/// <summary>The parts of an HTTP request that a signature covers beside the body, as they stand on the wire.</summary>
public interface ISignableRequest
{
    /// <summary>The HTTP method.</summary>
    string Method { get; }

    /// <summary>The path, still percent-encoded, without the query.</summary>
    string Path { get; }

    /// <summary>The query, still percent-encoded, without <c>?</c>; empty when there is none.</summary>
    string Query { get; }

    /// <summary>Whether the bytes are protected by TLS.</summary>
    bool IsEncrypted { get; }

    /// <summary>A header's value, several lines joined by commas; null when it was not sent. <c>host</c> and <c>:authority</c> are what the client addressed.</summary>
    /// <param name="name">The name, in any case.</param>
    string? Header(string name);
}
