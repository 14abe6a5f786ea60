using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Millrace.Telemetry;

/// <summary>
/// Sends the metrics by OTLP, where the standard variables name a collector: OTEL_EXPORTER_OTLP_ENDPOINT, or OTEL_EXPORTER_OTLP_METRICS_ENDPOINT. The others
/// of OpenTelemetry's variables hold too: protocol, headers, interval, resource.
/// </summary>
internal sealed class OtlpExport : IAsyncDisposable
{
    private static readonly string[] Endpoints = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"];
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly MeterProvider _provider;

    private OtlpExport(MeterProvider provider) => _provider = provider;

    /// <summary>Begins to send; null when no variable names a collector.</summary>
    public static OtlpExport? StartIfConfigured()
    {
        if (!Endpoints.Any(static name => Environment.GetEnvironmentVariable(name) is { Length: > 0 })) return null;
        var provider = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(static resource => resource.AddService("millrace"))
            .AddMeter(ServerMeter.Name, MetricsReader.RuntimeMeter)
            .AddOtlpExporter()
            .Build();
        return new OtlpExport(provider);
    }

    /// <summary>Sends what there is once more, if the collector takes it soon, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.Run(() => _provider.Shutdown((int)LastWords.TotalMilliseconds));
        _provider.Dispose();
    }
}
