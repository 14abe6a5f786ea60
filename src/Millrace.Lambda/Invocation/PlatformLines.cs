using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Millrace.Model.Lambda;

namespace Millrace.Lambda.Invocation;

/// <summary>What the platform writes into a function's log, as text or as JSON (facts/lambda.md 5, Lifecycle and logs). A line is null where the level leaves it out.</summary>
/// <param name="configuration">The settings of the version.</param>
/// <param name="time">The clock that the lines tell.</param>
internal sealed class PlatformLines(FunctionConfiguration configuration, TimeProvider time)
{
    private readonly bool _isJson = configuration.LoggingConfig?.LogFormat == LogFormat.JSON;
    private readonly bool _isDebug = configuration.LoggingConfig?.SystemLogLevel == SystemLogLevel.Debug;
    private readonly bool _isWarn = configuration.LoggingConfig?.SystemLogLevel == SystemLogLevel.Warn;

    private string RuntimeVersion
    {
        get
        {
            var runtime = configuration.Runtime ?? "";
            var digit = runtime.AsSpan().IndexOfAnyInRange('0', '9');
            var name = digit < 0 || runtime.StartsWith("provided", StringComparison.Ordinal) ? runtime.Replace('.', ':') : $"{runtime[..digit]}:{runtime[digit..]}";
            return (name.EndsWith(".x", StringComparison.Ordinal) ? name[..^2] : name) + ".v1";
        }
    }

    public string? InitStart() => Line(
        () => $"INIT_START Runtime Version: {RuntimeVersion}\tRuntime Version ARN: {configuration.RuntimeVersionConfig?.RuntimeVersionArn}",
        "platform.initStart",
        json =>
        {
            json.WriteString("initializationType"u8, "on-demand"u8);
            json.WriteString("phase"u8, "init"u8);
            json.WriteString("runtimeVersion"u8, RuntimeVersion);
            json.WriteString("runtimeVersionArn"u8, configuration.RuntimeVersionConfig?.RuntimeVersionArn);
            json.WriteString("functionName"u8, configuration.FunctionName);
            json.WriteString("functionVersion"u8, configuration.Version);
        });

    public string? InitReport(TimeSpan duration, string status, string? errorType) => Line(
        () => $"INIT_REPORT Init Duration: {Milliseconds(duration)} ms\tPhase: init\tStatus: {status}{(errorType is null ? "" : $"\tError Type: {errorType}")}",
        "platform.initReport",
        json =>
        {
            json.WriteString("initializationType"u8, "on-demand"u8);
            json.WriteString("phase"u8, "init"u8);
            json.WriteString("status"u8, status);
            if (errorType is not null) json.WriteString("errorType"u8, errorType);
            json.WriteStartObject("metrics"u8);
            Number(json, "durationMs", duration);
            json.WriteEndObject();
        });

    public string? Start(string requestId) => Line(
        () => $"START RequestId: {requestId} Version: {configuration.Version}",
        "platform.start",
        json =>
        {
            json.WriteString("requestId"u8, requestId);
            json.WriteString("version"u8, configuration.Version);
        });

    public string? End(InvocationReport report) => _isJson && !_isDebug ? null : Line(
        () => $"END RequestId: {report.RequestId}",
        "platform.runtimeDone",
        json =>
        {
            json.WriteString("requestId"u8, report.RequestId);
            json.WriteString("status"u8, report.Status);
        });

    /// <summary>A call was ended when its time was up; JSON tells it in the report alone.</summary>
    public string? TimedOut(string requestId, TimeSpan timeout) => _isJson
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{Moments.Utc(time.GetUtcNow())} {requestId} Task timed out after {timeout.TotalSeconds:F2} seconds");

    public string? Report(InvocationReport report) => Line(
        () => ReportText(report),
        "platform.report",
        json =>
        {
            json.WriteString("requestId"u8, report.RequestId);
            json.WriteString("status"u8, report.Status);
            if (report.ErrorType is not null) json.WriteString("errorType"u8, report.ErrorType);
            json.WriteStartObject("metrics"u8);
            Number(json, "durationMs", report.Duration);
            json.WriteNumber("billedDurationMs"u8, report.BilledMilliseconds);
            json.WriteNumber("memorySizeMB"u8, report.MemorySize);
            json.WriteNumber("maxMemoryUsedMB"u8, report.UsedMegabytes);
            if (report.Init is { } init) Number(json, "initDurationMs", init);
            json.WriteEndObject();
        });

    private static string ReportText(InvocationReport report)
    {
        var text = new StringBuilder("REPORT RequestId: ").Append(report.RequestId);
        text.Append("\tDuration: ").Append(Milliseconds(report.Duration));
        text.Append(" ms\tBilled Duration: ").Append(report.BilledMilliseconds);
        text.Append(" ms\tMemory Size: ").Append(report.MemorySize);
        text.Append(" MB\tMax Memory Used: ").Append(report.UsedMegabytes).Append(" MB\t");
        if (report.Init is { } init) text.Append("Init Duration: ").Append(Milliseconds(init)).Append(" ms\t");
        // What the code of a function throws is its own affair: metrics and JSON count it, the line does not tell it.
        if (report.Status == "success" || report.ErrorType?.StartsWith("Function.", StringComparison.Ordinal) == true) return text.ToString();
        text.Append("Status: ").Append(report.Status);
        if (report.ErrorType is not null) text.Append("\tError Type: ").Append(report.ErrorType);
        return text.ToString();
    }

    private static string Milliseconds(TimeSpan duration) => duration.TotalMilliseconds.ToString("F2", CultureInfo.InvariantCulture);

    private static void Number(Utf8JsonWriter json, string name, TimeSpan duration) => json.WriteNumber(name, Math.Round(duration.TotalMilliseconds, 3));

    private string? Line(Func<string> text, string type, Action<Utf8JsonWriter> record)
    {
        if (!_isJson) return text();
        if (_isWarn) return null;
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("time"u8, Moments.Utc(time.GetUtcNow()));
            json.WriteString("type"u8, type);
            json.WriteStartObject("record"u8);
            record(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
