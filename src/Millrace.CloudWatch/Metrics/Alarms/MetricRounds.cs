using Millrace.CloudWatch.Metrics.Series;
using Millrace.Storage.State;

namespace Millrace.CloudWatch.Metrics.Alarms;

/// <summary>Brings in what was measured and looks at every alarm each ten seconds, and once an hour frees the points that are too old.</summary>
internal sealed class MetricRounds : IAsyncDisposable
{
    /// <summary>Points that are deleted at once, so that no writer waits for long.</summary>
    private const int Portion = 500;

    /// <summary>For as long AWS keeps values of minutes.</summary>
    private const long KeptSeconds = 15 * 86_400;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromHours(1);

    private readonly MetricsRoom _room;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;
    private DateTimeOffset _swept;

    /// <summary>Begins; the first round comes after one period.</summary>
    public MetricRounds(MetricsRoom room)
    {
        _room = room;
        _swept = room.Time.GetUtcNow();
        _running = GoAsync();
    }

    /// <summary>Ends the round that is on, and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_stopping.IsCancellationRequested) await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }

    private async Task GoAsync()
    {
        try
        {
            // With the minute, so that what is measured in one is told of that one.
            var late = TimeSpan.FromTicks(_swept.Ticks % Period.Ticks);
            await Task.Delay(Period - late, _room.Time, _stopping.Token);
            using var timer = new PeriodicTimer(Period, _room.Time);
            do
            {
                try
                {
                    await _room.Collector.CollectAsync();
                    await EvaluateAsync();
                    if (_room.Time.GetUtcNow() - _swept >= SweepPeriod) await SweepAsync();
                }
                catch (StateStoreException fault)
                {
                    _room.Options.RoundFailed?.Invoke(fault);
                }
            }
            while (await timer.WaitForNextTickAsync(_stopping.Token));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The next start goes on with it.
        }
    }

    private async Task EvaluateAsync()
    {
        var now = _room.Time.GetUtcNow();
        var changed = await _room.Tables.ReadAsync(
            reader => AlarmStore.All(reader).ToList().Where(alarm => !ReferenceEquals(AlarmEvaluation.Evaluate(reader, alarm, now), alarm.State)).ToList(), _stopping.Token);
        foreach (var alarm in changed)
        {
            await _room.Tables.WriteAsync(writer =>
            {
                // It may have been changed or deleted since.
                if (AlarmStore.Find(writer, alarm.Key) is not { } state || state.ConfiguredAt != alarm.State.ConfiguredAt) return false;
                AlarmStore.Put(writer, alarm.Key, AlarmEvaluation.Evaluate(writer, alarm with { State = state }, now));
                return true;
            });
        }
    }

    private async Task SweepAsync()
    {
        _swept = _room.Time.GetUtcNow();
        var before = _swept.ToUnixTimeSeconds() - KeptSeconds;
        foreach (var metric in await _room.Tables.ReadAsync(static reader => MetricCatalog.All(reader).ToList(), _stopping.Token))
        {
            while (await _room.Tables.WriteAsync(writer => MetricPoints.Free(writer, metric.Number, before, Portion)) == Portion)
                _stopping.Token.ThrowIfCancellationRequested();
            await _room.Tables.WriteAsync(writer => Forget(writer, metric.Key, before));
        }
    }

    private static bool Forget(Storage.Tables.ITableWriter writer, MetricKey key, long before)
    {
        if (MetricCatalog.Find(writer, key) is not { } metric || metric.Last >= before) return false;
        MetricCatalog.Delete(writer, key);
        return true;
    }
}
