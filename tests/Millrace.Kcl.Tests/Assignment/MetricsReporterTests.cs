using Microsoft.Extensions.Time.Testing;
using Millrace.Kcl.Leases.Assignment;

namespace Millrace.Kcl.Tests.Assignment;

public sealed class MetricsReporterTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private static readonly LeaseOptions Options = new() { WorkerMetricsInterval = Interval };

    private readonly FakeTimeProvider _clock = new();
    private readonly InMemoryCoordinatorState _state = new();
    private long _busy;
    private long _idle = 1000;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_reports_at_once_and_then_in_each_interval()
    {
        var reporter = new MetricsReporter(_state, "a", Options, cpu: null, _clock);
        var started = _clock.GetUtcNow().ToUnixTimeSeconds();

        await reporter.RunAsync(isIdle: false, Ending);
        Assert.Equal(started, _state.Metrics["a"].LastUpdate);
        Assert.Empty(_state.Metrics["a"].Samples);

        _clock.Advance(Interval - TimeSpan.FromSeconds(1));
        await reporter.RunAsync(isIdle: false, Ending);
        Assert.Equal(started, _state.Metrics["a"].LastUpdate);

        _clock.Advance(TimeSpan.FromSeconds(1));
        await reporter.RunAsync(isIdle: false, Ending);
        Assert.Equal(started + 30, _state.Metrics["a"].LastUpdate);
    }

    [Fact]
    public async Task Without_a_lease_it_reports_in_each_length_of_one()
    {
        var reporter = new MetricsReporter(_state, "a", Options, cpu: null, _clock);
        await reporter.RunAsync(isIdle: true, Ending);
        var started = _state.Metrics["a"].LastUpdate;

        _clock.Advance(Options.Failover);
        await reporter.RunAsync(isIdle: false, Ending);
        Assert.Equal(started, _state.Metrics["a"].LastUpdate);

        await reporter.RunAsync(isIdle: true, Ending);
        Assert.Equal(started + 10, _state.Metrics["a"].LastUpdate);
    }

    [Fact]
    public async Task The_last_ten_values_of_the_CPU_go_with_it()
    {
        var cpu = CpuMeter.Create(ReadFile, static _ => null, 4, _clock)!;
        var reporter = new MetricsReporter(_state, "a", Options, cpu, _clock);
        await reporter.RunAsync(isIdle: false, Ending);
        Assert.Empty(_state.Metrics["a"].Samples);

        for (var percent = 1; percent <= 12; percent++)
        {
            (_busy, _idle) = (_busy + percent, _idle + 100 - percent);
            _clock.Advance(Interval);
            await reporter.RunAsync(isIdle: false, Ending);
        }

        Assert.Equal([3, 4, 5, 6, 7, 8, 9, 10, 11, 12], _state.Metrics["a"].Samples["C"]);
        Assert.Equal([100], _state.Metrics["a"].OperatingRanges["C"]);
    }

    [Fact]
    public async Task A_worker_that_stops_takes_its_report_back()
    {
        var reporter = new MetricsReporter(_state, "a", Options, cpu: null, _clock);
        await reporter.RunAsync(isIdle: false, Ending);

        await reporter.StopAsync(Ending);

        Assert.Empty(_state.Metrics);
    }

    private string? ReadFile(string path) => path switch
    {
        "/sys/class/dmi/id/sys_vendor" => "Amazon EC2",
        "/proc/stat" => $"cpu {_busy} 0 0 {_idle} 0 0 0 0 0 0",
        _ => null,
    };
}
