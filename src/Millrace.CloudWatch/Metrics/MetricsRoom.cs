using Millrace.Storage.Tables;

namespace Millrace.CloudWatch.Metrics;

/// <summary>What the operations work with.</summary>
/// <param name="Options">What the operator chose.</param>
/// <param name="Tables">Where metrics and alarms are kept.</param>
/// <param name="Collector">Brings in what the server measures of itself.</param>
/// <param name="Time">The clock.</param>
internal sealed record MetricsRoom(MetricsOptions Options, ITableStore Tables, Collector Collector, TimeProvider Time)
{
    /// <summary>Now, in epoch seconds.</summary>
    public long Now => Time.GetUtcNow().ToUnixTimeSeconds();
}
