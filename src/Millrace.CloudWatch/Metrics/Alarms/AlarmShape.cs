using Millrace.Model.CloudWatch;

namespace Millrace.CloudWatch.Metrics.Alarms;

/// <summary>Alarms as answers tell them.</summary>
internal static class AlarmShape
{
    public static MetricAlarm Of(NamedAlarm alarm)
    {
        var configuration = alarm.Configuration;
        return new MetricAlarm
        {
            AlarmName = alarm.Key.Name,
            AlarmArn = alarm.Key.Arn,
            AlarmDescription = configuration.AlarmDescription,
            AlarmConfigurationUpdatedTimestamp = Moment(alarm.State.ConfiguredAt),
            ActionsEnabled = alarm.State.ActionsEnabled,
            OKActions = configuration.OKActions ?? [],
            AlarmActions = configuration.AlarmActions ?? [],
            InsufficientDataActions = configuration.InsufficientDataActions ?? [],
            StateValue = alarm.State.Value,
            StateReason = alarm.State.Reason,
            StateReasonData = alarm.State.ReasonData,
            StateUpdatedTimestamp = Moment(alarm.State.UpdatedAt),
            MetricName = configuration.MetricName,
            Namespace = configuration.Namespace,
            Statistic = configuration.Statistic,
            ExtendedStatistic = configuration.ExtendedStatistic,
            Dimensions = configuration.Metrics is null ? configuration.Dimensions ?? [] : null,
            Period = configuration.Period,
            Unit = configuration.Unit,
            EvaluationPeriods = configuration.EvaluationPeriods,
            DatapointsToAlarm = configuration.DatapointsToAlarm,
            Threshold = configuration.Threshold,
            ComparisonOperator = configuration.ComparisonOperator,
            TreatMissingData = configuration.TreatMissingData,
            EvaluateLowSampleCountPercentile = configuration.EvaluateLowSampleCountPercentile,
            Metrics = configuration.Metrics,
            StateTransitionedTimestamp = Moment(alarm.State.TransitionedAt),
        };
    }

    private static DateTimeOffset Moment(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
