using Microsoft.AspNetCore.Http;
using Millrace.Kinesis;
using Millrace.Lambda;
using Millrace.Storage;
using Millrace.Telemetry;
using Millrace.WebConsole;

namespace Millrace.Composition;

/// <summary>What the operator of a server looks at: metrics, health and readiness.</summary>
internal sealed class OperatorRoom : IAsyncDisposable
{
    private readonly ServerMeter _meter;
    private readonly MetricsReader _reader;
    private readonly MetricsPage _page;
    private readonly OtlpExport? _export;

    private OperatorRoom(ServerMeter meter, ServerHealth health, MetricsReader reader, MetricsPage page, OtlpExport? export)
    {
        _meter = meter;
        Health = health;
        _reader = reader;
        _page = page;
        _export = export;
    }

    /// <summary>Whether the server works.</summary>
    public ServerHealth Health { get; }

    /// <summary>Counts connections.</summary>
    public ConnectionCount Connections => _meter.Connections;

    /// <summary>Begins to tell of a server.</summary>
    /// <param name="meter">Its meter; it ends with the room.</param>
    /// <param name="guard">Who may see the metrics.</param>
    /// <param name="kinesis">The streams.</param>
    /// <param name="lambda">The functions.</param>
    /// <param name="storage">The stores.</param>
    /// <param name="machine">The machine's clock.</param>
    public static OperatorRoom Open(
        ServerMeter meter, ConsoleGuard guard, KinesisService kinesis, LambdaService lambda, StorageEngine storage, TimeProvider machine)
    {
        var health = new ServerHealth(storage);
        meter.Observe(new ServerObserver(kinesis, lambda, storage, health, machine));
        var reader = new MetricsReader(meter);
        return new OperatorRoom(meter, health, reader, new MetricsPage(reader, guard), OtlpExport.StartIfConfigured());
    }

    /// <summary>Where its pages are.</summary>
    public static IReadOnlyList<string> Paths { get; } = [ServerHealth.HealthPath, ServerHealth.ReadyPath, MetricsPage.Path];

    /// <summary>Whether a path is one of its pages'.</summary>
    public static bool Owns(PathString path) => Paths.Contains(path.Value);

    /// <summary>Answers a request for one of its pages.</summary>
    public Task HandleAsync(HttpContext http) => ServerHealth.Owns(http.Request.Path) ? Health.AnswerAsync(http) : _page.AnswerAsync(http);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_export is not null) await _export.DisposeAsync();
        _reader.Dispose();
        _meter.Dispose();
    }
}
