using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Millrace.Administration;

/// <summary>
/// The administrator's pages, below <c>/_millrace/</c>: the clock, the faults, the limits. They are for programs on this machine alone; a web page
/// that a browser on it shows is none of them.
/// </summary>
internal sealed class AdministrationEndpoint(IReadOnlyDictionary<string, IAdministrationPage> pages)
{
    /// <summary>What every page's path begins with.</summary>
    public const string Prefix = "/_millrace/";

    /// <summary>Where the pages are.</summary>
    public IEnumerable<string> Paths => pages.Keys.Select(static name => Prefix + name);

    /// <summary>Answers a request below the prefix.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        try
        {
            if (Refusal(http) is { } refusal)
            {
                await SendErrorAsync(http, StatusCodes.Status403Forbidden, refusal);
                return;
            }

            var path = http.Request.Path.Value![Prefix.Length..];
            var slash = path.IndexOf('/', StringComparison.Ordinal);
            var (name, item) = slash < 0 ? (path, null) : (path[..slash], path[(slash + 1)..]);
            if (pages.TryGetValue(name, out var page)) await page.AnswerAsync(http, item);
            else throw new AdministrationException(StatusCodes.Status404NotFound, $"There is no page '{name}'; there are {string.Join(", ", pages.Keys)} and health.");
        }
        catch (AdministrationException error)
        {
            await SendErrorAsync(http, error.Status, error.Message);
        }
        catch (JsonException error)
        {
            await SendErrorAsync(http, StatusCodes.Status400BadRequest, $"The body is not what this page takes: {error.Message}");
        }
    }

    /// <summary>Reads a body.</summary>
    /// <exception cref="JsonException">It is not what is wanted.</exception>
    public static async ValueTask<T> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(http.Request.Body, type, http.RequestAborted)
                ?? throw new AdministrationException(StatusCodes.Status400BadRequest, "The body is null.");
        }
        catch (ArgumentException twice)
        {
            // What a JsonObject says of a member that is given twice.
            throw new JsonException("a member is given twice.", twice);
        }
    }

    /// <summary>Sends an answer.</summary>
    public static async Task SendAsync<T>(HttpContext http, T answer, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(answer, type);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    /// <summary>The error for a method that a page has no use for.</summary>
    public static AdministrationException NotAllowed(HttpContext http, string allowed)
    {
        http.Response.Headers.Allow = allowed;
        return new AdministrationException(StatusCodes.Status405MethodNotAllowed, $"{http.Request.Method} is not for this page; {allowed} are.");
    }

    private static Task SendErrorAsync(HttpContext http, int status, string error) =>
        SendAsync(http, new AdministrationError(error), AdministrationBodies.Json.AdministrationError, status);

    // A name that somebody else's DNS gives this machine's address comes in Host, and a page of somebody else's comes with its Origin.
    private static string? Refusal(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address || !IPAddress.IsLoopback(address))
            return "The administrator's pages are for this machine alone.";

        var host = http.Request.Host;
        if (!IsLoopback(host.Host)) return $"The administrator's pages answer to localhost and loopback addresses, not to '{host.Host}'.";

        // Browsers send it with what a page only loads, which has no Origin.
        if (http.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site") return "The administrator's pages are not for pages of another site.";

        var origin = http.Request.Headers.Origin.ToString();
        if (origin.Length == 0) return null;
        return Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority.Equals(host.Value, StringComparison.OrdinalIgnoreCase)
            ? null
            : $"The administrator's pages are not for web pages of '{origin}'.";
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
