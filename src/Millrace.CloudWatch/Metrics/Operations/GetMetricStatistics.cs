using Millrace.CloudWatch.Metrics.Reading;
using Millrace.CloudWatch.Metrics.Series;
using Millrace.Model.CloudWatch;
using Millrace.Wire;

namespace Millrace.CloudWatch.Metrics.Operations;

/// <summary>GetMetricStatistics (facts/logs-metrics.md B, Reads): a datapoint for each period and unit.</summary>
internal sealed class GetMetricStatistics(MetricsRoom room) : IOperationHandler<GetMetricStatisticsRequest, GetMetricStatisticsResponse>
{
    private const long MostDatapoints = 1440;

    public async ValueTask<GetMetricStatisticsResponse> HandleAsync(
        GetMetricStatisticsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var period = request.Period!.Value;
        var (start, end) = (request.StartTime!.Value.ToUnixTimeSeconds(), request.EndTime!.Value.ToUnixTimeSeconds());
        if (request.Statistics is null && request.ExtendedStatistics is null)
            throw CloudWatchErrors.InvalidCombination("At least one of the parameters Statistics and ExtendedStatistics must be specified.");
        if (start >= end) throw CloudWatchErrors.InvalidValue("The parameter StartTime must be less than the parameter EndTime.");
        Periods.Check(period);
        var asked = (end - start + period - 1) / period;
        if (asked > MostDatapoints)
        {
            throw CloudWatchErrors.InvalidCombination(
                $"You have requested up to {asked} datapoints, which exceeds the limit of {MostDatapoints}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.");
        }

        var extended = (request.ExtendedStatistics ?? []).ToDictionary(
            static name => name, static name => StatisticName.Parse(name) ?? throw CloudWatchErrors.InvalidValue($"The value {name} for parameter ExtendedStatistics is not supported."));
        var key = MetricKey.Named(request.Namespace, request.MetricName, request.Dimensions, context);
        await room.Collector.CollectAsync();
        var units = await room.Tables.ReadAsync(reader => PeriodReader.Read(reader, key, start, end, period, request.Unit), cancellationToken);
        return new GetMetricStatisticsResponse
        {
            Label = request.MetricName,
            Datapoints = [.. units.SelectMany(unit => unit.Value.Select(point => Shape(point.Key, unit.Key, point.Value, request.Statistics ?? [], extended)))],
        };
    }

    private static Datapoint Shape(
        long time, string unit, Aggregate values, IReadOnlyList<string> statistics, Dictionary<string, StatisticName> extended)
    {
        var more = new Dictionary<string, double>();
        foreach (var (name, statistic) in extended)
        {
            if (statistic.Of(values) is { } value && double.IsFinite(value)) more[name] = value;
        }

        return new Datapoint
        {
            Timestamp = DateTimeOffset.FromUnixTimeSeconds(time),
            SampleCount = Of(Statistic.SampleCount),
            Average = Of(Statistic.Average),
            Sum = Of(Statistic.Sum),
            Minimum = Of(Statistic.Minimum),
            Maximum = Of(Statistic.Maximum),
            Unit = unit,
            ExtendedStatistics = extended.Count == 0 ? null : more,
        };

        double? Of(string statistic) => statistics.Contains(statistic) ? StatisticName.Parse(statistic)!.Of(values) : null;
    }
}
