using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Millrace.CloudWatch.Metrics.Alarms;
using Millrace.CloudWatch.Metrics.Reading;
using Millrace.Model.CloudWatch;
using Millrace.Wire;

namespace Millrace.CloudWatch.Metrics.Operations;

/// <summary>PutMetricAlarm (facts/logs-metrics.md B, Reads). An alarm that is changed keeps its state until it is evaluated.</summary>
internal sealed class PutMetricAlarm(MetricsRoom room) : IOperationHandler<PutMetricAlarmRequest, NoOutput>
{
    private const int MostSeconds = 7 * 86_400;

    public async ValueTask<NoOutput> HandleAsync(PutMetricAlarmRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        Check(request);
        var key = AlarmKey.Named(request.AlarmName, context);
        var written = new ArrayBufferWriter<byte>();
        WireCodec.Write(request, WireFormat.Json, written);
        var configuration = Encoding.UTF8.GetString(written.WrittenSpan);
        await room.Tables.WriteAsync(writer =>
        {
            if (request.Metrics is { } queries) CheckQueries(new Queries(writer, key.AccountId, key.Region, 0, 1, queries), queries);
            var now = room.Time.GetUtcNow().ToUnixTimeMilliseconds();
            var before = AlarmStore.Find(writer, key);
            AlarmStore.Put(writer, key, new AlarmState
            {
                Configuration = configuration,
                ConfiguredAt = now,
                ActionsEnabled = request.ActionsEnabled ?? true,
                Value = before?.Value ?? StateValue.InsufficientData,
                Reason = before?.Reason ?? "Unchecked: Initial alarm creation",
                ReasonData = before?.ReasonData,
                UpdatedAt = before?.UpdatedAt ?? now,
                TransitionedAt = before?.TransitionedAt ?? now,
                // The tags of an alarm that is there are changed by TagResource alone.
                Tags = before?.Tags ?? (request.Tags ?? []).ToImmutableDictionary(static tag => tag.Key, static tag => tag.Value),
            });
            return true;
        });
        return NoOutput.Instance;
    }

    private static void Check(PutMetricAlarmRequest request)
    {
        if (request.EvaluationCriteria is not null) throw CloudWatchErrors.Validation("Alarms on PromQL queries are not supported.");
        if (request.EvaluationPeriods is null) throw CloudWatchErrors.Missing("EvaluationPeriods");
        if (request.ComparisonOperator is null) throw CloudWatchErrors.Missing("ComparisonOperator");
        if (request.ThresholdMetricId is not null || request.ComparisonOperator.Contains("Lower", StringComparison.Ordinal) || request.ComparisonOperator.Contains("Upper", StringComparison.Ordinal))
            throw CloudWatchErrors.Validation("Alarms on anomaly detection are not supported.");
        if (request.Threshold is null) throw CloudWatchErrors.Missing("Threshold");
        if (request.DatapointsToAlarm > request.EvaluationPeriods)
            throw CloudWatchErrors.Validation("DatapointsToAlarm must be less than or equal to EvaluationPeriods");
        if (request.TreatMissingData is not (null or "missing" or "notBreaching" or "breaching" or "ignore"))
            throw CloudWatchErrors.InvalidValue($"The value {request.TreatMissingData} for parameter TreatMissingData is not supported.");
        if (request.Metrics is { } metrics)
        {
            if (request.MetricName is not null) throw CloudWatchErrors.InvalidCombination("The parameters MetricName and Metrics are mutually exclusive and you have specified both.");
            if (metrics.Count(static query => query.ReturnData ?? true) != 1)
                throw CloudWatchErrors.Validation("Exactly one element of the metrics list should return data.");
            return;
        }

        if (request.MetricName is null) throw CloudWatchErrors.Missing("MetricName");
        if (request.Namespace is null) throw CloudWatchErrors.Missing("Namespace");
        if (request.Period is null) throw CloudWatchErrors.Missing("Period");
        if (request.Statistic is null == request.ExtendedStatistic is null)
            throw CloudWatchErrors.InvalidCombination("Exactly one of the parameters Statistic and ExtendedStatistic must be specified.");
        if (request.ExtendedStatistic is { } extended && StatisticName.Parse(extended) is null)
            throw CloudWatchErrors.InvalidValue($"The value {extended} for parameter ExtendedStatistic is not supported.");
        Periods.Check(request.Period.Value);
        if ((long)request.Period * request.EvaluationPeriods > MostSeconds)
            throw CloudWatchErrors.Validation("Metrics cannot be checked across more than a week (EvaluationPeriods * Period must be <= 604800).");
    }

    private static void CheckQueries(Queries queries, IReadOnlyList<MetricDataQuery> asked)
    {
        foreach (var query in asked)
        {
            if (queries.Find(query).Count != 1 && (query.ReturnData ?? true))
                throw CloudWatchErrors.Validation("The expression of an alarm must return a single time series.");
        }
    }
}
