using Millrace.CloudWatch.Metrics.Alarms;
using Millrace.Model.CloudWatch;
using Millrace.Wire;

namespace Millrace.CloudWatch.Metrics.Permissions;

/// <summary>Which permission a call needs, on which alarm (facts/iam.md 3, Actions and resources).</summary>
internal static class MetricPermissions
{
    /// <summary>Adds what a call needs leave for.</summary>
    public static void Require(Operation operation, object request, RequestContext context, List<RequiredPermission> permissions)
    {
        switch (request)
        {
            case PutMetricDataRequest put:
                Add(null, new Dictionary<string, IReadOnlyList<string>> { ["cloudwatch:namespace"] = [put.Namespace] });
                break;
            case PutMetricAlarmRequest put:
                Add(put.AlarmName, RequestTags.Of(put.Tags?.Select(static tag => KeyValuePair.Create(tag.Key, tag.Value))));
                break;
            case DescribeAlarmsRequest describe:
                Add(describe.AlarmNames is [var only] ? only : "*");
                break;
            case SetAlarmStateRequest set:
                Add(set.AlarmName);
                break;
            case DeleteAlarmsRequest delete:
                foreach (var name in delete.AlarmNames) Add(name);
                break;
            case EnableAlarmActionsRequest enable:
                foreach (var name in enable.AlarmNames) Add(name);
                break;
            case DisableAlarmActionsRequest disable:
                foreach (var name in disable.AlarmNames) Add(name);
                break;
            default:
                Add(null);
                break;
        }

        void Add(string? alarm, IReadOnlyDictionary<string, IReadOnlyList<string>>? keys = null) => permissions.Add(
            new RequiredPermission(operation.Action, alarm is null ? null : AlarmKey.Named(alarm, context).Arn, context.Caller.AccountId) { Keys = keys });
    }
}
