using System.Text;
using System.Text.Json;

namespace Millrace.Lambda.Invocation;

/// <summary>What functions are called with, checked (facts/lambda.md 2, Invoke).</summary>
internal static class InvocationPayload
{
    private const int MostContextBytes = 3583;

    /// <summary>The payload; an empty object for none.</summary>
    /// <exception cref="Wire.ServiceException">It is no JSON.</exception>
    public static ReadOnlyMemory<byte> Read(ReadOnlyMemory<byte>? payload)
    {
        if (payload is not { IsEmpty: false } bytes) return "{}"u8.ToArray();
        var reader = new Utf8JsonReader(bytes.Span, new JsonReaderOptions { MaxDepth = 1000 });
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException wrong)
        {
            throw LambdaErrors.User(
                "InvalidRequestContentException",
                $"Could not parse request body into json: Could not parse payload into json: {Explain(bytes.Span, wrong)}",
                400);
        }

        // It points into the request, which may be gone before the function is done.
        return bytes.ToArray();
    }

    /// <summary>What the caller tells of itself, JSON.</summary>
    /// <exception cref="Wire.ServiceException">It is no base64 of JSON, or too long.</exception>
    public static string? ReadClientContext(string? base64)
    {
        if (string.IsNullOrEmpty(base64)) return null;
        var bytes = new byte[base64.Length];
        if (base64.Length > MostContextBytes || !Convert.TryFromBase64String(base64, bytes, out var length))
            throw LambdaErrors.User("InvalidRequestContentException", "Client context must be a valid Base64-encoded JSON object.", 400);
        try
        {
            using var document = JsonDocument.Parse(bytes.AsMemory(0, length));
        }
        catch (JsonException)
        {
            throw LambdaErrors.User("InvalidRequestContentException", "Client context must be a valid Base64-encoded JSON object.", 400);
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    /// <summary>In the words of the parser that AWS uses.</summary>
    private static string Explain(ReadOnlySpan<byte> payload, JsonException wrong)
    {
        var lineStart = 0;
        for (var line = 0L; line < (wrong.LineNumber ?? 0); line++) lineStart += payload[lineStart..].IndexOf((byte)'\n') + 1;
        var at = Math.Min(lineStart + (int)(wrong.BytePositionInLine ?? 0), payload.Length);
        var where = FormattableString.Invariant($"\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: {wrong.LineNumber + 1}, column: {at - lineStart + 1}]");
        if (at >= payload.Length) return $"Unexpected end-of-input{where}";
        var start = at;
        while (start > lineStart && char.IsAsciiLetterOrDigit((char)payload[start - 1])) start--;
        var end = at;
        while (end < payload.Length && char.IsAsciiLetterOrDigit((char)payload[end])) end++;
        if (end > start)
        {
            var token = Encoding.UTF8.GetString(payload[start..end]);
            return $"Unrecognized token '{token}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false'){where}";
        }

        var character = payload[at];
        return $"Unexpected character ('{(char)character}' (code {character})): expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false'){where}";
    }
}
