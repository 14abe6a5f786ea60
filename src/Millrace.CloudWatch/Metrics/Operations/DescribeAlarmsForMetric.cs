using Millrace.CloudWatch.Metrics.Alarms;
using Millrace.CloudWatch.Metrics.Series;
using Millrace.Model.CloudWatch;
using Millrace.Wire;

namespace Millrace.CloudWatch.Metrics.Operations;

/// <summary>DescribeAlarmsForMetric.</summary>
internal sealed class DescribeAlarmsForMetric(MetricsRoom room) : IOperationHandler<DescribeAlarmsForMetricRequest, DescribeAlarmsForMetricResponse>
{
    public ValueTask<DescribeAlarmsForMetricResponse> HandleAsync(
        DescribeAlarmsForMetricRequest request, RequestContext context, CancellationToken cancellationToken) => room.Tables.ReadAsync(
        reader => new DescribeAlarmsForMetricResponse
        {
            MetricAlarms =
            [
                .. AlarmStore.List(reader, context.Caller.AccountId, context.Region).Where(alarm => IsWanted(alarm.Configuration, request)).Select(AlarmShape.Of),
            ],
        },
        cancellationToken);

    private static bool IsWanted(PutMetricAlarmRequest alarm, DescribeAlarmsForMetricRequest request) =>
        alarm.Namespace == request.Namespace
        && alarm.MetricName == request.MetricName
        && MetricDimensions.Of(alarm.Dimensions) == MetricDimensions.Of(request.Dimensions)
        && (request.Statistic is null || alarm.Statistic == request.Statistic)
        && (request.ExtendedStatistic is null || alarm.ExtendedStatistic == request.ExtendedStatistic)
        && (request.Period is null || alarm.Period == request.Period)
        && (request.Unit is null || alarm.Unit == request.Unit);
}
