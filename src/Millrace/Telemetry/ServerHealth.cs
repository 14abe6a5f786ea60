using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Millrace.Storage;

namespace Millrace.Telemetry;

/// <summary>
/// Whether the server works: <c>/_millrace/health</c> says whether records can be written, <c>/_millrace/ready</c> also whether requests should come here
/// now. Both are for anybody, and answer 200 or 503. Before the data is open and recovered the port does not answer at all.
/// </summary>
/// <param name="storage">The stores.</param>
internal sealed class ServerHealth(StorageEngine storage)
{
    /// <summary>Where health is.</summary>
    public const string HealthPath = "/_millrace/health";

    /// <summary>Where readiness is.</summary>
    public const string ReadyPath = "/_millrace/ready";

    private const string Starting = "The server is starting.";
    private const string Stopping = "The server is stopping.";

    private volatile string? _phase = Starting;

    /// <summary>Whether requests should come.</summary>
    public bool IsReady => WhyNotReady() is null;

    /// <summary>Everything runs.</summary>
    public void Begin() => _phase = null;

    /// <summary>The stop begins.</summary>
    public void End() => _phase = Stopping;

    /// <summary>Answers a request for health or readiness.</summary>
    public Task AnswerAsync(HttpContext http) =>
        http.Request.Path.Equals(ReadyPath, StringComparison.Ordinal) ? AnswerAsync(http, WhyNotReady(), "ready", "not ready") : AnswerAsync(http, storage.FindTrouble(), "ok", "failing");

    /// <summary>Whether a path is one of the two.</summary>
    public static bool Owns(PathString path) => path.Equals(HealthPath, StringComparison.Ordinal) || path.Equals(ReadyPath, StringComparison.Ordinal);

    private string? WhyNotReady() => _phase ?? storage.FindTrouble();

    private static async Task AnswerAsync(HttpContext http, string? reason, string good, string bad)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("status", reason is null ? good : bad);
            if (reason is not null) json.WriteString("reason", reason);
            json.WriteEndObject();
        }

        body.Write("\n"u8);
        http.Response.StatusCode = reason is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.WrittenCount;
        http.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(body.WrittenMemory, http.RequestAborted);
    }
}
