using System.Buffers;
using Microsoft.AspNetCore.Http;
using Millrace.Administration;
using Millrace.Composition;
using Millrace.Http;
using Millrace.WebConsole;

namespace Millrace.Hosting;

/// <summary>The first fork of a request's way: Millrace's own paths, or AWS's endpoint.</summary>
internal sealed class RequestPipeline(Rooms rooms)
{
    private const string HealthPath = "/_millrace/health";

    public Task HandleAsync(HttpContext http) =>
        http.Request.Path.Equals(HealthPath, StringComparison.Ordinal) ? AnswerHealthAsync(http)
        : http.Request.Path.Value?.StartsWith(CodeDownload.Prefix, StringComparison.Ordinal) == true ? rooms.SendCodeAsync(http)
        : rooms.Console is { } console && ConsoleEndpoint.Owns(http.Request) ? console.HandleAsync(http)
        : http.Request.Path.Value?.StartsWith(AdministrationEndpoint.Prefix, StringComparison.Ordinal) == true ? rooms.AdministerAsync(http)
        : rooms.HandleAsync(http);

    // Whoever gets this answer knows that the data is open and the port answers: both come before it.
    private static async Task AnswerHealthAsync(HttpContext http)
    {
        var body = "{\"status\":\"ok\"}\n"u8;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.BodyWriter.Write(body);
        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }
}
