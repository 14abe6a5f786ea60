using Millrace.Wire;

namespace Millrace.Lambda.Urls;

/// <summary>A request to the URL of a function, as HTTP has it.</summary>
public sealed record UrlRequest
{
    /// <summary>The request's id.</summary>
    public required string RequestId { get; init; }

    /// <summary>As in <c>GET</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The path, decoded as the server decodes it.</summary>
    public required string Path { get; init; }

    /// <summary>The query as it was sent, without the question mark.</summary>
    public required string Query { get; init; }

    /// <summary>As in <c>HTTP/1.1</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>The host that was asked for, without a port.</summary>
    public required string Host { get; init; }

    /// <summary>The address that the request came from.</summary>
    public required string SourceAddress { get; init; }

    /// <summary>Headers by their names in lower case; those that came more than once are joined by commas.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>The cookies, as in <c>a=1</c>.</summary>
    public required IReadOnlyList<string> Cookies { get; init; }

    /// <summary>The body.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Who signed; null for nobody.</summary>
    public Caller? Caller { get; init; }
}
