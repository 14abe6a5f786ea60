using System.Diagnostics.Metrics;
using Millrace.Storage;
using Millrace.Telemetry;

namespace Millrace.Server.Tests.Telemetry;

/// <summary>The table of metrics in docs/operate.md against the meter.</summary>
public sealed class OperateDocumentTests
{
    private const string Heading = "### The metrics";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_table_has_a_row_for_each_metric_and_no_other()
    {
        using var folder = new TemporaryDirectory();
        using var server = new ServerMeter();
        var instruments = new List<Instrument>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter == server.Meter) instruments.Add(instrument);
        };
        listener.Start();
        await using var storage = await StorageEngine.OpenAsync(
            new StorageOptions { Directory = folder.File("data"), Meter = server.Meter }, TimeProvider.System, Cancellation);
        Assert.Equal(
            instruments.Select(static instrument => (Sample(instrument), PrometheusText.KindOf(instrument), instrument.Description)).OrderBy(static row => row.Item1, StringComparer.Ordinal),
            (await RowsAsync()).OrderBy(static row => row.Item1, StringComparer.Ordinal));
    }

    private static string Sample(Instrument instrument) =>
        PrometheusText.KindOf(instrument) == "counter" ? $"{PrometheusText.FamilyOf(instrument)}_total" : PrometheusText.FamilyOf(instrument);

    private static async Task<List<(string Name, string Kind, string? Description)>> RowsAsync()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "docs", "operate.md"), Cancellation);
        return
        [
            .. lines.SkipWhile(static line => line != Heading)
                .Skip(1)
                .TakeWhile(static line => !line.StartsWith('#'))
                .Where(static line => line.StartsWith('|'))
                .Skip(2)
                .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
                .Select(static cells => (cells[1].Trim('`'), cells[2], (string?)cells[4])),
        ];
    }
}
