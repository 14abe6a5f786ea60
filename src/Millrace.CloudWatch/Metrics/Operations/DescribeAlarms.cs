using System.Text;
using Millrace.CloudWatch.Metrics.Alarms;
using Millrace.Model.CloudWatch;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.CloudWatch.Metrics.Operations;

/// <summary>DescribeAlarms. There are no composite alarms.</summary>
internal sealed class DescribeAlarms(MetricsRoom room) : IOperationHandler<DescribeAlarmsRequest, DescribeAlarmsResponse>
{
    private const int Most = 50;

    public ValueTask<DescribeAlarmsResponse> HandleAsync(DescribeAlarmsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        if (request.AlarmNames is not null && request.AlarmNamePrefix is not null)
            throw CloudWatchErrors.Validation("AlarmNamePrefix and AlarmNames are mutually exclusive.");
        var after = ReadToken(request.NextToken);
        var most = request.MaxRecords ?? Most;
        return room.Tables.ReadAsync(
            reader =>
            {
                var page = Asked(reader, request, context, after).Where(alarm => IsWanted(alarm, request)).Take(most + 1).ToList();
                var hasMore = page.Count > most;
                if (hasMore) page.RemoveAt(most);
                return new DescribeAlarmsResponse
                {
                    CompositeAlarms = [],
                    MetricAlarms = [.. page.Select(AlarmShape.Of)],
                    NextToken = hasMore ? Convert.ToBase64String(Encoding.UTF8.GetBytes(page[^1].Key.Name)) : null,
                };
            },
            cancellationToken);
    }

    private static IEnumerable<NamedAlarm> Asked(ITableReader reader, DescribeAlarmsRequest request, RequestContext context, string? after)
    {
        // Without a kind, and with another, composite alarms alone are asked for.
        if (request.AlarmTypes is { Count: > 0 } types && !types.Contains(AlarmType.MetricAlarm)) return [];
        if (request.ChildrenOfAlarmName is not null || request.ParentsOfAlarmName is not null) return [];
        if (request.AlarmNames is not { } names)
            return AlarmStore.List(reader, context.Caller.AccountId, context.Region, request.AlarmNamePrefix ?? "", after);
        return
            from name in names.Distinct().Order(StringComparer.Ordinal)
            where after is null || string.CompareOrdinal(name, after) > 0
            let key = AlarmKey.Named(name, context)
            let state = AlarmStore.Find(reader, key)
            where state is not null
            select new NamedAlarm(key, state);
    }

    private static bool IsWanted(NamedAlarm alarm, DescribeAlarmsRequest request)
    {
        if (request.StateValue is { } state && alarm.State.Value != state) return false;
        if (request.ActionPrefix is not { } prefix) return true;
        var configuration = alarm.Configuration;
        return new[] { configuration.OKActions, configuration.AlarmActions, configuration.InsufficientDataActions }
            .Any(actions => actions?.Any(action => action.StartsWith(prefix, StringComparison.Ordinal)) is true);
    }

    private static string? ReadToken(string? token)
    {
        if (token is null) return null;
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : throw CloudWatchErrors.InvalidToken();
    }
}
