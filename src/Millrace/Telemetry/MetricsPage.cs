using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Millrace.WebConsole;

namespace Millrace.Telemetry;

/// <summary><c>/_millrace/metrics</c>: what a Prometheus server scrapes, for whom the console is for; a scraper sends the token as a bearer's.</summary>
/// <param name="reader">The metrics.</param>
/// <param name="guard">Who may see them.</param>
internal sealed class MetricsPage(MetricsReader reader, ConsoleGuard guard)
{
    /// <summary>Where it is.</summary>
    public const string Path = "/_millrace/metrics";

    private const string OpenMetrics = "application/openmetrics-text";
    private const string PlainText = "text/plain";

    /// <summary>Answers a request.</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        if (guard.Judge(http) is { } refusal)
        {
            if (refusal.Status == StatusCodes.Status401Unauthorized) http.Response.Headers.WWWAuthenticate = "Bearer";
            await SendAsync(http, refusal.Status, "text/plain; charset=utf-8", refusal.Reason + "\n");
            return;
        }

        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.Headers.Allow = "GET, HEAD";
            await SendAsync(http, StatusCodes.Status405MethodNotAllowed, "text/plain; charset=utf-8", "The metrics are there to be read.\n");
            return;
        }

        var isOpenMetrics = WantsOpenMetrics(http.Request);
        http.Response.Headers.Vary = "Accept";
        await SendAsync(
            http,
            StatusCodes.Status200OK,
            isOpenMetrics ? PrometheusText.OpenMetricsType : PrometheusText.TextType,
            PrometheusText.Write(reader.Collect(), isOpenMetrics));
    }

    private static bool WantsOpenMetrics(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)) return false;
        double open = 0, text = 0;
        foreach (var type in accepted)
        {
            var quality = type.Quality ?? 1;
            if (type.MediaType.Equals(OpenMetrics, StringComparison.OrdinalIgnoreCase)) open = Math.Max(open, quality);
            else if (type.MediaType.Equals(PlainText, StringComparison.OrdinalIgnoreCase)) text = Math.Max(text, quality);
        }

        return open > 0 && open >= text;
    }

    private static async Task SendAsync(HttpContext http, int status, string type, string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        http.Response.ContentLength = body.Length;
        http.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
