using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>ListLogGroups (facts/logs-metrics.md A). Nothing has data sources or indexed fields.</summary>
internal sealed class ListLogGroups(LogsRoom room) : IOperationHandler<ListLogGroupsRequest, ListLogGroupsResponse>
{
    private const int Most = 50;

    public ValueTask<ListLogGroupsResponse> HandleAsync(ListLogGroupsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var after = NameToken.Read(request.NextToken);
        return room.Tables.ReadAsync(
            reader =>
            {
                var groups = LogCatalog.Groups(reader, context.Caller.AccountId, context.Region, "", after)
                    .Where(group => IsWanted(group, request));
                var (page, next) = NameToken.Page(groups, request.Limit ?? Most, static group => group.Key.Name);
                return new ListLogGroupsResponse
                {
                    LogGroups =
                    [
                        .. page.Select(static group => new LogGroupSummary
                        {
                            LogGroupName = group.Key.Name, LogGroupArn = group.Key.Arn, LogGroupClass = group.State.Class,
                        }),
                    ],
                    NextToken = next,
                };
            },
            cancellationToken);
    }

    private static bool IsWanted(NamedGroup group, ListLogGroupsRequest request) =>
        request.DataSources is null
        && request.FieldIndexNames is null
        && (request.LogGroupClass is not { } kind || group.State.Class == kind)
        && (request.LogGroupNamePattern is not { } pattern || pattern.Split('|').Any(part => IsNamed(group.Key.Name, part)))
        && (request.LogGroupTags is not { } tags || tags.All(tag => IsTagged(group.State, tag)));

    /// <summary>The pattern's shape leaves only texts, each with <c>^</c> before it or not.</summary>
    private static bool IsNamed(string name, string part) =>
        part.StartsWith('^') ? name.StartsWith(part[1..], StringComparison.OrdinalIgnoreCase) : name.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static bool IsTagged(LogGroupState group, TagFilter filter) =>
        group.Tags.TryGetValue(filter.Key, out var value) && (filter.Values is not { Count: > 0 } values || values.Any(wanted => IsValue(value, wanted)));

    private static bool IsValue(string value, string wanted)
    {
        if (wanted.StartsWith('!')) return !IsValue(value, wanted[1..]);
        return (wanted.StartsWith('*'), wanted.EndsWith('*')) switch
        {
            (true, true) => value.Contains(wanted.Trim('*'), StringComparison.Ordinal),
            (true, false) => value.EndsWith(wanted[1..], StringComparison.Ordinal),
            (false, true) => value.StartsWith(wanted[..^1], StringComparison.Ordinal),
            _ => value == wanted,
        };
    }
}
