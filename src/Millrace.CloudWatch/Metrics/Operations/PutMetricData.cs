using System.Globalization;
using Millrace.CloudWatch.Metrics.Series;
using Millrace.Model.CloudWatch;
using Millrace.Wire;

namespace Millrace.CloudWatch.Metrics.Operations;

/// <summary>PutMetricData (facts/logs-metrics.md B). What values are about is kept by nobody.</summary>
internal sealed class PutMetricData(MetricsRoom room) : IOperationHandler<PutMetricDataRequest, NoOutput>
{
    private const int Most = 1000;
    private const int MostValues = 150;
    private const long Day = 86_400;
    private const long TwoWeeks = 14 * Day;
    private const long TwoHours = 7200;

    private static readonly double Greatest = Math.Pow(2, 360);

    public async ValueTask<NoOutput> HandleAsync(PutMetricDataRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        if (request.Namespace.StartsWith("AWS/", StringComparison.Ordinal))
            throw CloudWatchErrors.InvalidValue($"The value {request.Namespace} for parameter Namespace is invalid.");
        var lists = new List<(string Name, IReadOnlyList<MetricDatum> Data)> { ("MetricData", request.MetricData ?? []) };
        for (var i = 0; i < request.EntityMetricData?.Count; i++)
            lists.Add(($"EntityMetricData.member.{i + 1}.MetricData", request.EntityMetricData[i].MetricData ?? []));
        var count = lists.Sum(static list => list.Data.Count);
        if (count == 0) throw CloudWatchErrors.Missing("MetricData");
        if (count > Most) throw CloudWatchErrors.InvalidValue($"The collection MetricData must not have a size greater than {Most}.");

        var now = room.Now;
        var batch = new PointBatch();
        foreach (var (name, data) in lists)
        {
            for (var i = 0; i < data.Count; i++)
            {
                var datum = data[i];
                var where = string.Create(CultureInfo.InvariantCulture, $"{name}.member.{i + 1}");
                CheckValues(datum, where);
                var time = Time(datum, now, where);
                var key = MetricKey.Named(request.Namespace, datum.MetricName, datum.Dimensions, context);
                Add(batch.Of(key, time, datum.Unit ?? StandardUnit.None), datum);
            }
        }

        await room.Tables.WriteAsync(batch.Write);
        return NoOutput.Instance;
    }

    private static void CheckValues(MetricDatum datum, string where)
    {
        if (datum.Value is not null && datum.StatisticValues is not null) throw Exclusive("Value", "StatisticValues");
        if (datum.Value is not null && datum.Values is not null) throw Exclusive("Value", "Values");
        if (datum.StatisticValues is not null && datum.Values is not null) throw Exclusive("StatisticValues", "Values");
        if (datum is { Value: null, StatisticValues: null, Values: null }) throw CloudWatchErrors.Missing($"{where}.Value");
        if (datum.StorageResolution is not (null or 1 or 60))
            throw CloudWatchErrors.InvalidValue($"The value {datum.StorageResolution} for parameter {where}.StorageResolution is invalid.");
        if (datum.Value is { } value) CheckNumber(value, "Value");
        if (datum.StatisticValues is { } set)
        {
            CheckNumber(set.SampleCount!.Value, "StatisticValues.SampleCount");
            CheckNumber(set.Sum!.Value, "StatisticValues.Sum");
            CheckNumber(set.Minimum!.Value, "StatisticValues.Minimum");
            CheckNumber(set.Maximum!.Value, "StatisticValues.Maximum");
            if (set.SampleCount <= 0) throw Invalid(set.SampleCount.Value, "StatisticValues.SampleCount");
            if (set.Minimum > set.Maximum) throw Invalid(set.Minimum.Value, "StatisticValues.Minimum");
        }

        if (datum.Values is not { } values) return;
        if (values.Count > MostValues) throw CloudWatchErrors.InvalidValue($"The collection {where}.Values must not have a size greater than {MostValues}.");
        if (datum.Counts is { } counts && counts.Count != values.Count)
            throw CloudWatchErrors.InvalidValue($"The parameters {where}.Values and {where}.Counts must be of the same size.");
        for (var i = 0; i < values.Count; i++)
        {
            CheckNumber(values[i], $"Values.member.{i + 1}");
            if (datum.Counts?[i] is not { } times) continue;
            CheckNumber(times, $"Counts.member.{i + 1}");
            if (times <= 0) throw Invalid(times, $"Counts.member.{i + 1}");
        }

        ServiceException Exclusive(string one, string other) => CloudWatchErrors.InvalidCombination(
            $"The parameters {where}.{one} and {where}.{other} are mutually exclusive and you have specified both.");

        void CheckNumber(double number, string parameter)
        {
            if (!double.IsFinite(number) || Math.Abs(number) > Greatest) throw Invalid(number, parameter);
        }

        ServiceException Invalid(double number, string parameter) =>
            CloudWatchErrors.InvalidValue(string.Create(CultureInfo.InvariantCulture, $"The value {number} for parameter {where}.{parameter} is invalid."));
    }

    /// <summary>The second or the minute that a value belongs to.</summary>
    private static long Time(MetricDatum datum, long now, string where)
    {
        var time = datum.Timestamp?.ToUnixTimeSeconds() ?? now;
        if (time < now - TwoWeeks) throw CloudWatchErrors.InvalidValue($"The parameter {where}.Timestamp must specify a time within the past two weeks.");
        if (time > now + TwoHours) throw CloudWatchErrors.InvalidValue($"The parameter {where}.Timestamp must specify a time no more than two hours in the future.");
        return datum.StorageResolution == 1 ? time : time - time % 60;
    }

    private static void Add(Aggregate point, MetricDatum datum)
    {
        if (datum.Value is { } value) point.Add(value, 1);
        if (datum.StatisticValues is { } set) point.AddSummary(set.SampleCount!.Value, set.Sum!.Value, set.Minimum!.Value, set.Maximum!.Value);
        for (var i = 0; i < datum.Values?.Count; i++) point.Add(datum.Values[i], datum.Counts?[i] ?? 1);
    }
}
