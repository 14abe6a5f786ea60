using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Millrace.WebConsole;

/// <summary>
/// Who may use the console. On a server for this machine alone: browsers on it, at a name of the machine's own. On any other: who has the token that
/// was printed at start, once in the address and then in a cookie, or as a bearer's. Pages of other origins never.
/// </summary>
/// <param name="token">The token; null where none is needed.</param>
internal sealed class ConsoleGuard(string? token)
{
    /// <summary>The header that every action carries: no form and no link of another page can send it.</summary>
    public const string ActionHeader = "X-Millrace-Console";

    private const string TokenParameter = "token";

    /// <summary>The token; null where none is needed.</summary>
    public string? Token => token;

    /// <summary>A new token.</summary>
    public static string NewToken() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Why a request is refused; null when it is not.</summary>
    public ConsoleRefusal? Judge(HttpContext http)
    {
        var request = http.Request;
        if (token is null)
        {
            if (http.Connection.RemoteIpAddress is not { } address || !IPAddress.IsLoopback(address))
                return new(StatusCodes.Status403Forbidden, "The console is for this machine alone.");
            if (!IsLoopback(request.Host.Host))
                return new(StatusCodes.Status403Forbidden, $"The console answers to localhost and loopback addresses, not to '{request.Host.Host}'.");
        }
        else if (!IsToken(request.Cookies[CookieOf(request)]) && !IsToken(BearerOf(request)))
        {
            return new(StatusCodes.Status401Unauthorized, "The console of this server needs the address that was printed when it started: it holds a token, which a program sends as a bearer's.");
        }

        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && !IsOwn(origin, request))
            return new(StatusCodes.Status403Forbidden, $"The console is not for web pages of '{origin}'.");
        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" && request.Headers["Sec-Fetch-Mode"] != "navigate")
            return new(StatusCodes.Status403Forbidden, "The console is not for pages of another site.");
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && request.Headers[ActionHeader].Count == 0)
            return new(StatusCodes.Status403Forbidden, $"An action needs the header {ActionHeader}.");
        return null;
    }

    /// <summary>Takes the token out of an address into a cookie; whether it was there and right.</summary>
    public bool TryAdmit(HttpContext http)
    {
        if (token is null || !HttpMethods.IsGet(http.Request.Method) || !IsToken(http.Request.Query[TokenParameter])) return false;
        http.Response.Cookies.Append(CookieOf(http.Request), token, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = http.Request.IsHttps,
            Path = ConsoleEndpoint.Root,
        });
        return true;
    }

    // Cookies know no ports: two servers on one host would take each other's.
    private static string CookieOf(HttpRequest request) => $"millrace-console-{request.HttpContext.Connection.LocalPort}";

    private static string? BearerOf(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var sent) && sent.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            ? sent.Parameter
            : null;

    private bool IsToken(string? text) =>
        text is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(token!));

    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}

/// <summary>Why a request to the console is refused.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Reason">A sentence for who sent it.</param>
internal sealed record ConsoleRefusal(int Status, string Reason);
