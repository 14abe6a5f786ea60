using System.Text;
using System.Text.Json;
using Millrace.Lambda.Invocation;

namespace Millrace.Lambda.Urls;

/// <summary>What a URL answers. Whoever got it disposes it when nobody reads it any more.</summary>
public sealed class UrlAnswer : IDisposable
{
    private const string ContentType = "content-type";
    private const string Json = "application/json";
    private readonly IDisposable? _source;

    private UrlAnswer(int status, IReadOnlyList<KeyValuePair<string, string>> headers, IAsyncEnumerable<ReadOnlyMemory<byte>> body, IDisposable? source = null)
    {
        Status = status;
        Headers = headers;
        Body = body;
        _source = source;
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The headers; a name may be there several times.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <summary>The body, part by part. It throws an <see cref="InvalidOperationException"/> where the function failed behind a part.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> Body { get; }

    /// <summary>Whether the body comes part by part while the function works.</summary>
    public bool IsStreamed => _source is not null;

    /// <inheritdoc/>
    public void Dispose() => _source?.Dispose();

    /// <summary>The answer for a function that failed, or that answered what is no answer.</summary>
    internal static UrlAnswer Failed { get; } = new(502, [new(ContentType, Json)], Of("Internal Server Error"u8.ToArray()));

    /// <summary>The answer of a function that answered whole: an object with a status is taken apart, and any other JSON is the body itself.</summary>
    internal static UrlAnswer OfWhole(InvocationOutcome outcome)
    {
        if (outcome.FunctionError is not null) return Failed;
        try
        {
            using var document = JsonDocument.Parse(outcome.Payload);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("statusCode", out _)) return new UrlAnswer(200, [new(ContentType, Json)], Of(outcome.Payload));
            return Meta(root) is { } meta ? new UrlAnswer(meta.Status, meta.Headers, Of(BodyOf(root))) : Failed;
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException)
        {
            return Failed;
        }
    }

    /// <summary>The answer of a function that streams.</summary>
    /// <param name="prelude">The status and the headers, JSON, that stand before the body; null without.</param>
    /// <param name="contentType">What the body is said to be.</param>
    /// <param name="body">The body.</param>
    /// <param name="source">Where it comes from.</param>
    internal static UrlAnswer OfStream(ReadOnlyMemory<byte>? prelude, string contentType, IAsyncEnumerable<ReadOnlyMemory<byte>> body, IDisposable source)
    {
        if (prelude is not { } json) return new UrlAnswer(200, [new(ContentType, contentType)], body, source);
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object && Meta(document.RootElement) is { } meta) return new UrlAnswer(meta.Status, meta.Headers, body, source);
        }
        catch (JsonException)
        {
            // It is none.
        }

        source.Dispose();
        return Failed;
    }

    /// <summary>Status and headers of an object; null when they are none.</summary>
    private static (int Status, List<KeyValuePair<string, string>> Headers)? Meta(JsonElement root)
    {
        var status = 200;
        if (root.TryGetProperty("statusCode", out var code) && !TryReadStatus(code, out status)) return null;
        var headers = new List<KeyValuePair<string, string>>();
        if (root.TryGetProperty("headers", out var given) && given.ValueKind == JsonValueKind.Object)
        {
            foreach (var header in given.EnumerateObject())
            {
                if (header.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object or JsonValueKind.Null) continue;
                if (IsHeader(header.Name, header.Value.ToString())) headers.Add(new(header.Name, header.Value.ToString()));
            }
        }

        if (!headers.Exists(static header => header.Key.Equals(ContentType, StringComparison.OrdinalIgnoreCase))) headers.Add(new(ContentType, Json));
        if (root.TryGetProperty("cookies", out var cookies) && cookies.ValueKind == JsonValueKind.Array)
        {
            foreach (var cookie in cookies.EnumerateArray())
            {
                if (cookie.ValueKind == JsonValueKind.String && IsHeader("set-cookie", cookie.GetString()!)) headers.Add(new("set-cookie", cookie.GetString()!));
            }
        }

        return (status, headers);
    }

    private static bool TryReadStatus(JsonElement code, out int status)
    {
        status = 0;
        var isNumber = code.ValueKind == JsonValueKind.Number ? code.TryGetInt32(out status)
            : code.ValueKind == JsonValueKind.String && int.TryParse(code.GetString(), out status);
        return isNumber && status is >= 200 and <= 599;
    }

    /// <summary>Whether HTTP takes a header; those that say how long the body is, and how it is sent, are the server's.</summary>
    private static bool IsHeader(string name, string value) =>
        name.Length > 0
        && name.All(static character => char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-.^_`|~".Contains(character, StringComparison.Ordinal))
        && value.All(static character => character is '\t' or (>= ' ' and <= '~'))
        && name.ToLowerInvariant() is not ("content-length" or "transfer-encoding" or "connection" or "upgrade" or "keep-alive" or "trailer");

    private static byte[] BodyOf(JsonElement root)
    {
        if (!root.TryGetProperty("body", out var body) || body.ValueKind == JsonValueKind.Null) return [];
        if (body.ValueKind != JsonValueKind.String) return Encoding.UTF8.GetBytes(body.GetRawText());
        var isBase64 = root.TryGetProperty("isBase64Encoded", out var encoded) && encoded.ValueKind == JsonValueKind.True;
        return isBase64 ? body.GetBytesFromBase64() : Encoding.UTF8.GetBytes(body.GetString()!);
    }

    private static IAsyncEnumerable<ReadOnlyMemory<byte>> Of(ReadOnlyMemory<byte> body) =>
        body.IsEmpty ? AsyncEnumerable.Empty<ReadOnlyMemory<byte>>() : new[] { body }.ToAsyncEnumerable();
}
