using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Millrace.Lambda.Policies;

namespace Millrace.Lambda.Urls;

/// <summary>What a function gets that is called by its URL: the payload format 2.0 (facts/lambda.md 4).</summary>
internal static class UrlEvent
{
    private const string DefaultRoute = "$default";

    /// <summary>Writes the event.</summary>
    /// <param name="target">The URL.</param>
    /// <param name="request">The request.</param>
    /// <param name="now">When it came.</param>
    public static ReadOnlyMemory<byte> Write(UrlTarget target, UrlRequest request, DateTimeOffset now)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, PolicyStatement.JsonOptions))
        {
            json.WriteStartObject();
            json.WriteString("version"u8, "2.0"u8);
            json.WriteString("routeKey"u8, DefaultRoute);
            json.WriteString("rawPath"u8, request.Path);
            json.WriteString("rawQueryString"u8, request.Query);
            if (request.Cookies.Count > 0)
            {
                json.WriteStartArray("cookies"u8);
                foreach (var cookie in request.Cookies) json.WriteStringValue(cookie);
                json.WriteEndArray();
            }

            json.WriteStartObject("headers"u8);
            foreach (var (name, value) in request.Headers) json.WriteString(name, value);
            json.WriteEndObject();
            WriteQuery(json, request.Query);
            WriteContext(json, target, request, now);
            WriteBody(json, request);
            json.WriteEndObject();
        }

        return output.WrittenMemory;
    }

    private static void WriteQuery(Utf8JsonWriter json, string query)
    {
        if (query.Length == 0) return;
        json.WriteStartObject("queryStringParameters"u8);
        var parameters = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(static parameter => parameter.Split('=', 2));
        foreach (var parameter in parameters.GroupBy(static parameter => Decode(parameter[0]), static parameter => parameter.Length == 2 ? Decode(parameter[1]) : ""))
            json.WriteString(parameter.Key, string.Join(',', parameter));
        json.WriteEndObject();
    }

    private static void WriteContext(Utf8JsonWriter json, UrlTarget target, UrlRequest request, DateTimeOffset now)
    {
        json.WriteStartObject("requestContext"u8);
        json.WriteString("accountId"u8, request.Caller?.AccountId ?? "anonymous");
        json.WriteString("apiId"u8, target.Id);
        if (request.Caller is { } caller)
        {
            json.WriteStartObject("authorizer"u8);
            json.WriteStartObject("iam"u8);
            json.WriteString("accessKey"u8, caller.AccessKeyId);
            json.WriteString("accountId"u8, caller.AccountId);
            json.WriteString("callerId"u8, caller.UserId);
            json.WriteNull("cognitoIdentity"u8);
            json.WriteNull("principalOrgId"u8);
            json.WriteString("userArn"u8, caller.Arn);
            json.WriteString("userId"u8, caller.UserId);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteString("domainName"u8, request.Host);
        json.WriteString("domainPrefix"u8, target.Id);
        json.WriteStartObject("http"u8);
        json.WriteString("method"u8, request.Method);
        json.WriteString("path"u8, request.Path);
        json.WriteString("protocol"u8, request.Protocol);
        json.WriteString("sourceIp"u8, request.SourceAddress);
        json.WriteString("userAgent"u8, request.Headers.FirstOrDefault(static header => header.Key == "user-agent").Value ?? "");
        json.WriteEndObject();
        json.WriteString("requestId"u8, request.RequestId);
        json.WriteString("routeKey"u8, DefaultRoute);
        json.WriteString("stage"u8, DefaultRoute);
        json.WriteString("time"u8, now.UtcDateTime.ToString("dd/MMM/yyyy:HH:mm:ss '+0000'", CultureInfo.InvariantCulture));
        json.WriteNumber("timeEpoch"u8, now.ToUnixTimeMilliseconds());
        json.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter json, UrlRequest request)
    {
        var isText = IsText(request.Headers.FirstOrDefault(static header => header.Key == "content-type").Value) && Utf8.IsValid(request.Body.Span);
        if (!request.Body.IsEmpty)
        {
            if (isText) json.WriteString("body"u8, request.Body.Span);
            else json.WriteBase64String("body"u8, request.Body.Span);
        }

        json.WriteBoolean("isBase64Encoded"u8, !request.Body.IsEmpty && !isText);
    }

    /// <summary>Whether a body is text, by what it is said to be; forms are not, as AWS has it.</summary>
    private static bool IsText(string? contentType)
    {
        var type = contentType?.Split(';')[0].Trim().ToLowerInvariant() ?? "";
        return type.StartsWith("text/", StringComparison.Ordinal) || type is "application/json" or "application/javascript" or "application/xml"
            || type.EndsWith("+json", StringComparison.Ordinal) || type.EndsWith("+xml", StringComparison.Ordinal);
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
