using System.Globalization;
using System.Text.Json;
using Millrace.CloudWatch.Metrics.Reading;
using Millrace.Model.CloudWatch;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.CloudWatch.Metrics.Alarms;

/// <summary>
/// What state an alarm is in: its last periods are looked at, and two more in case some have no values, as AWS's guide of missing data has it. The period
/// that is running is not looked at.
/// </summary>
internal static class AlarmEvaluation
{
    private const int More = 2;

    /// <summary>The alarm's state now; the same object when it is in it already.</summary>
    public static AlarmState Evaluate(ITableReader reader, NamedAlarm alarm, DateTimeOffset now)
    {
        var configuration = alarm.Configuration;
        if (Read(reader, alarm.Key, configuration, now) is not { } read) return alarm.State;
        var (line, period) = read;
        var periods = configuration.EvaluationPeriods ?? 1;
        var end = now.ToUnixTimeSeconds() / period * period;
        var recent = new List<KeyValuePair<long, double>>();
        for (var i = 1; i <= periods + More && recent.Count < periods; i++)
        {
            if (line.Points.TryGetValue(end - i * period, out var value)) recent.Add(new(end - i * period, value));
        }

        var breaching = recent.Count(point => Breaches(point.Value, configuration));
        var needed = configuration.DatapointsToAlarm ?? periods;
        var judged = Judge(periods, needed, recent.Count, breaching, configuration.TreatMissingData ?? "missing");
        if (judged is null || judged == alarm.State.Value) return alarm.State;
        return alarm.State.Become(judged, Reason(judged, configuration, recent, breaching, periods), Data(configuration, recent, period, now), now);
    }

    /// <summary>The state of an alarm by its last periods; null for the one that it is in.</summary>
    /// <param name="periods">How many are looked at.</param>
    /// <param name="needed">How many of them must breach the threshold.</param>
    /// <param name="known">How many have values.</param>
    /// <param name="breaching">How many of those breach it.</param>
    /// <param name="treatMissing">What becomes of the others.</param>
    public static string? Judge(int periods, int needed, int known, int breaching, string treatMissing)
    {
        var missing = periods - known;
        if (missing == 0 || treatMissing == "notBreaching") return breaching >= needed ? StateValue.Alarm : StateValue.Ok;
        if (treatMissing == "breaching") return breaching + missing >= needed ? StateValue.Alarm : StateValue.Ok;
        if (breaching >= needed) return StateValue.Alarm;
        if (breaching < known) return StateValue.Ok;
        if (treatMissing == "ignore") return null;
        return known == 0 ? StateValue.InsufficientData : StateValue.Alarm;
    }

    /// <summary>What the alarm watches; null when its expression cannot be worked out any more.</summary>
    private static (Line Line, int Period)? Read(ITableReader reader, AlarmKey key, PutMetricAlarmRequest configuration, DateTimeOffset now)
    {
        IReadOnlyList<MetricDataQuery> asked = configuration.Metrics ??
        [
            new MetricDataQuery
            {
                Id = "m",
                MetricStat = new MetricStat
                {
                    Metric = new Metric { Namespace = configuration.Namespace, MetricName = configuration.MetricName, Dimensions = configuration.Dimensions },
                    Period = configuration.Period,
                    Stat = configuration.Statistic ?? configuration.ExtendedStatistic!,
                    Unit = configuration.Unit,
                },
            },
        ];
        var period = asked.Min(static query => query.MetricStat?.Period ?? query.Period) ?? 60;
        var end = now.ToUnixTimeSeconds() / period * period;
        var start = end - ((configuration.EvaluationPeriods ?? 1) + More) * (long)period;
        try
        {
            var queries = new Queries(reader, key.AccountId, key.Region, start, end, asked);
            return queries.Find(asked.Single(static query => query.ReturnData ?? true)) is [var line] ? (line, period) : null;
        }
        catch (ServiceException)
        {
            return null;
        }
    }

    private static bool Breaches(double value, PutMetricAlarmRequest configuration) => configuration.ComparisonOperator switch
    {
        ComparisonOperator.GreaterThanOrEqualToThreshold => value >= configuration.Threshold,
        ComparisonOperator.GreaterThanThreshold => value > configuration.Threshold,
        ComparisonOperator.LessThanThreshold => value < configuration.Threshold,
        _ => value <= configuration.Threshold,
    };

    private static string Reason(
        string state, PutMetricAlarmRequest configuration, List<KeyValuePair<long, double>> recent, int breaching, int periods)
    {
        if (recent.Count == 0)
        {
            var unknown = periods == 1 ? "1 datapoint was unknown" : $"{periods} datapoints were unknown";
            if (state == StateValue.InsufficientData) return $"Insufficient Data: {unknown}.";
            return $"Threshold Crossed: no datapoints were received for {Plural(periods, "period")} and {Plural(periods, "missing datapoint")} "
                + $"{(periods == 1 ? "was" : "were")} treated as [{(state == StateValue.Alarm ? "Breaching" : "NonBreaching")}].";
        }

        var isAlarm = state == StateValue.Alarm;
        var count = isAlarm ? Math.Max(1, breaching) : Math.Max(1, recent.Count - breaching);
        var points = string.Join(", ", recent.Where(point => Breaches(point.Value, configuration) == isAlarm).DefaultIfEmpty(recent[0]).Select(Told));
        var needed = configuration.DatapointsToAlarm ?? periods;
        var among = needed == periods ? "" : $" out of the last {Plural(periods, "datapoint")}";
        var minimum = isAlarm && needed != periods ? $" (minimum {Plural(needed, "datapoint")} for OK -> ALARM transition)" : "";
        return $"Threshold Crossed: {Plural(count, "datapoint")}{among} [{points}] {(count == 1 ? "was" : "were")}{(isAlarm ? "" : " not")} "
            + $"{Words(configuration.ComparisonOperator)} the threshold ({Number(configuration.Threshold ?? 0)}){minimum}.";
    }

    private static string Told(KeyValuePair<long, double> point) =>
        $"{Number(point.Value)} ({DateTimeOffset.FromUnixTimeSeconds(point.Key).ToString("dd/MM/yy HH:mm:ss", CultureInfo.InvariantCulture)})";

    private static string Plural(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static string Number(double value) =>
        value == Math.Truncate(value) ? value.ToString("0.0", CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture);

    private static string Words(string? comparison) => comparison switch
    {
        ComparisonOperator.GreaterThanOrEqualToThreshold => "greater than or equal to",
        ComparisonOperator.GreaterThanThreshold => "greater than",
        ComparisonOperator.LessThanThreshold => "less than",
        _ => "less than or equal to",
    };

    private static string Data(PutMetricAlarmRequest configuration, List<KeyValuePair<long, double>> recent, int period, DateTimeOffset now) => JsonSerializer.Serialize(
        new AlarmReasonData
        {
            QueryDate = Moment(now),
            StartDate = recent.Count == 0 ? null : Moment(DateTimeOffset.FromUnixTimeSeconds(recent[^1].Key)),
            Statistic = configuration.Statistic ?? configuration.ExtendedStatistic,
            Period = period,
            RecentDatapoints = [.. recent.Select(static point => point.Value).Reverse()],
            Threshold = configuration.Threshold ?? 0,
        },
        AlarmStateJson.Default.AlarmReasonData);

    private static string Moment(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);
}
