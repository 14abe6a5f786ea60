using Millrace.CloudWatch.Metrics.Series;
using Millrace.Storage.Measurements;
using Millrace.Storage.Tables;

namespace Millrace.CloudWatch.Metrics;

/// <summary>
/// Brings in what services measure of themselves: every ten seconds, and before anybody reads metrics, so that these are never behind. What is brought
/// in belongs to the minute in which that was last done.
/// </summary>
/// <param name="sources">The services.</param>
/// <param name="tables">Where metrics are kept.</param>
/// <param name="time">The clock.</param>
internal sealed class Collector(IReadOnlyList<IMeasured> sources, ITableStore tables, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _since = time.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Brings in what there is.</summary>
    public async ValueTask CollectAsync()
    {
        await _turn.WaitAsync();
        try
        {
            var minute = _since - _since % 60;
            _since = time.GetUtcNow().ToUnixTimeSeconds();
            var batch = new PointBatch();
            foreach (var measured in sources.SelectMany(static source => source.Take()))
            {
                var key = new MetricKey(measured.AccountId, measured.Region, measured.Namespace, measured.Name, MetricDimensions.Of(measured.Dimensions));
                var values = measured.Values;
                batch.Of(key, minute, measured.Unit).AddSummary(values.Count, values.Sum, values.Minimum, values.Maximum);
            }

            if (!batch.IsEmpty) await tables.WriteAsync(batch.Write);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
