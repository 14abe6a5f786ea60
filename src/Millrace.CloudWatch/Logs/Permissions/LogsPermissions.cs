using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Permissions;

/// <summary>Which permission a call needs, on which group or stream (facts/iam.md 3, Actions and resources).</summary>
internal static class LogsPermissions
{
    /// <summary>What a caller must be allowed to pass a role to.</summary>
    private static readonly Dictionary<string, IReadOnlyList<string>> PassedToLogs =
        new(StringComparer.OrdinalIgnoreCase) { ["iam:PassedToService"] = ["logs.amazonaws.com"] };

    /// <summary>Adds what a call needs leave for.</summary>
    public static void Require(Operation operation, object request, RequestContext context, List<RequiredPermission> permissions)
    {
        if (operation.Resource == "*")
        {
            Add(operation.Action, null);
            return;
        }

        switch (request)
        {
            case CreateLogGroupRequest create:
                Add(operation.Action, Group(create.LogGroupName), RequestTags.Of(create.Tags));
                if (create.Tags is { Count: > 0 }) Add(LogsApi.TagResource.Action, Group(create.LogGroupName), RequestTags.Of(create.Tags));
                break;
            case TagResourceRequest tag:
                Add(operation.Action, tag.ResourceArn, RequestTags.Of(tag.Tags));
                break;
            case UntagResourceRequest untag:
                Add(operation.Action, untag.ResourceArn, RequestTags.OfKeys(untag.TagKeys));
                break;
            case ListTagsForResourceRequest tags:
                Add(operation.Action, tags.ResourceArn);
                break;
            case TagLogGroupRequest tag:
                Add(operation.Action, Group(tag.LogGroupName), RequestTags.Of(tag.Tags));
                break;
            case UntagLogGroupRequest untag:
                Add(operation.Action, Group(untag.LogGroupName), RequestTags.OfKeys(untag.Tags));
                break;
            case PutSubscriptionFilterRequest put:
                Add(operation.Action, Group(put.LogGroupName));
                // A role of another account cannot be passed; that it is not there is told later.
                if (put.RoleArn is { } role) permissions.Add(new RequiredPermission("iam:PassRole", role, context.Caller.AccountId) { Keys = PassedToLogs });
                break;
            case StartLiveTailRequest tail:
                foreach (var identifier in tail.LogGroupIdentifiers) Add(operation.Action, Identified(null, identifier));
                break;
            default:
                Add(operation.Action, Subject(request));
                break;
        }

        void Add(string action, string? resource, IReadOnlyDictionary<string, IReadOnlyList<string>>? keys = null) =>
            permissions.Add(new RequiredPermission(action, resource, AccountOf(resource) ?? context.Caller.AccountId) { Keys = keys });

        string Group(string name) => LogGroupKey.Named(name, context).StreamArn("");

        string Identified(string? name, string? identifier, string stream = "") =>
            (LogGroupKey.Identified(name ?? identifier ?? "", context) ?? LogGroupKey.Named("", context)).StreamArn(stream);

        string Subject(object about) => about switch
        {
            DeleteLogGroupRequest r => Group(r.LogGroupName),
            DescribeLogGroupsRequest or ListLogGroupsRequest => Group(""),
            CreateLogStreamRequest r => Group(r.LogGroupName),
            DeleteLogStreamRequest r => LogGroupKey.Named(r.LogGroupName, context).StreamArn(r.LogStreamName),
            DescribeLogStreamsRequest r => Identified(r.LogGroupName, r.LogGroupIdentifier),
            PutLogEventsRequest r => LogGroupKey.Named(r.LogGroupName, context).StreamArn(r.LogStreamName),
            GetLogEventsRequest r => Identified(r.LogGroupName, r.LogGroupIdentifier, r.LogStreamName),
            FilterLogEventsRequest r => Identified(r.LogGroupName, r.LogGroupIdentifier),
            PutRetentionPolicyRequest r => Group(r.LogGroupName),
            DeleteRetentionPolicyRequest r => Group(r.LogGroupName),
            ListTagsLogGroupRequest r => Group(r.LogGroupName),
            PutMetricFilterRequest r => Group(r.LogGroupName),
            DescribeMetricFiltersRequest r => Group(r.LogGroupName ?? ""),
            DeleteMetricFilterRequest r => Group(r.LogGroupName),
            DescribeSubscriptionFiltersRequest r => Group(r.LogGroupName),
            DeleteSubscriptionFilterRequest r => Group(r.LogGroupName),
            _ => throw new InvalidOperationException($"Nobody said what {about.GetType().Name} is about."),
        };
    }

    /// <summary>The tags of a group, which are those of its streams too.</summary>
    public static IReadOnlyDictionary<string, string>? FindTags(string resource, ITableStore tables)
    {
        var end = resource.IndexOf(":log-stream:", StringComparison.Ordinal);
        var arn = end >= 0 ? resource[..end] : resource.EndsWith(":*", StringComparison.Ordinal) ? resource[..^2] : resource;
        return LogGroupKey.OfArn(arn) is { } key ? tables.Read(reader => LogCatalog.Find(reader, key))?.Tags : null;
    }

    private static string? AccountOf(string? arn) => arn?.Split(':', 6) is ["arn", _, _, _, { Length: > 0 } account, ..] ? account : null;
}
