using System.Text;
using Microsoft.AspNetCore.Http;
using Millrace.Wire;

namespace Millrace.WebConsole;

/// <summary>The console: its page and the page's program, and below <c>api/</c> what they ask for.</summary>
/// <param name="guard">Who may use it.</param>
/// <param name="assets">What a browser loads.</param>
/// <param name="answers">What answers below <c>api/</c>, by the first part of the path.</param>
/// <param name="history">What it watches; it ends with the console.</param>
internal sealed class ConsoleEndpoint(
    ConsoleGuard guard, ConsoleAssets assets, IReadOnlyDictionary<string, IConsoleAnswer> answers, IAsyncDisposable history) : IAsyncDisposable
{
    /// <summary>Where the page is.</summary>
    public const string Root = "/_millrace/";

    private const string AssetPrefix = Root + "assets/";
    private const string ApiPrefix = Root + "api/";
    private const string ContentPolicy = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

    /// <summary>The token that who uses the console needs; null where none is needed.</summary>
    public string? Token => guard.Token;

    /// <summary>Whether the build had what it takes to make the page.</summary>
    public bool IsBuilt => assets.AreBuilt;

    /// <summary>Where it answers.</summary>
    public IEnumerable<string> Paths => [Root, AssetPrefix, .. answers.Keys.Select(static name => ApiPrefix + name)];

    /// <summary>Whether a request is the console's to answer. A browser at the root is sent to it; no SDK asks there for a page.</summary>
    public static bool Owns(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        return path is Root or "/_millrace"
            || path.StartsWith(AssetPrefix, StringComparison.Ordinal)
            || path.StartsWith(ApiPrefix, StringComparison.Ordinal)
            || (path == "/" && HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal));
    }

    /// <summary>Answers a request that it owns.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        Protect(http.Response);
        if (path is "/" or "/_millrace")
        {
            Redirect(http, Root + http.Request.QueryString);
        }
        else if (path == Root && guard.TryAdmit(http))
        {
            // The token shall not stay in the address, where it is seen and copied.
            Redirect(http, Root);
        }
        else if (guard.Judge(http) is { } refusal)
        {
            await SendTextAsync(http, refusal.Status, refusal.Reason);
        }
        else if (path.StartsWith(ApiPrefix, StringComparison.Ordinal))
        {
            await AnswerAsync(http, path[ApiPrefix.Length..]);
        }
        else if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.Headers.Allow = "GET, HEAD";
            await SendTextAsync(http, StatusCodes.Status405MethodNotAllowed, "The page is there to be read.");
        }
        else if (!await assets.TrySendAsync(http, path == Root ? "" : path[AssetPrefix.Length..]))
        {
            await SendTextAsync(http, StatusCodes.Status404NotFound, path == Root
                ? "This build of Millrace has no console, for Node.js with npm was not there to make it. Install both (apt-get install nodejs npm) and build again. Everything else works."
                : "There is no such file.");
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => history.DisposeAsync();

    private async Task AnswerAsync(HttpContext http, string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var name = slash < 0 ? path : path[..slash];
        try
        {
            if (!answers.TryGetValue(name, out var answer)) throw new ConsoleException(StatusCodes.Status404NotFound, $"The console knows nothing called '{name}'.");
            await answer.AnswerAsync(http);
        }
        catch (ConsoleException error)
        {
            await ConsoleAnswers.SendAsync(http, new ConsoleError(error.Message), ConsoleJson.Default.ConsoleError, error.Status);
        }
        catch (ServiceException error)
        {
            await ConsoleAnswers.SendAsync(http, new ConsoleError(error.Message), ConsoleJson.Default.ConsoleError, error.Status);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // There is nobody to answer.
        }
    }

    private static void Redirect(HttpContext http, string target)
    {
        http.Response.StatusCode = StatusCodes.Status302Found;
        http.Response.Headers.Location = target;
        http.Response.Headers.CacheControl = "no-store";
    }

    private static void Protect(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = ContentPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    private static async Task SendTextAsync(HttpContext http, int status, string text)
    {
        var body = Encoding.UTF8.GetBytes(text + "\n");
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.ContentLength = body.Length;
        http.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
