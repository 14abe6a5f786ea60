using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>DescribeLogGroups (facts/logs-metrics.md A). There are no linked accounts.</summary>
internal sealed class DescribeLogGroups(LogsRoom room) : IOperationHandler<DescribeLogGroupsRequest, DescribeLogGroupsResponse>
{
    private const int Most = 50;

    public ValueTask<DescribeLogGroupsResponse> HandleAsync(DescribeLogGroupsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        if (request.LogGroupNamePrefix is not null && request.LogGroupNamePattern is not null)
            throw LogsErrors.InvalidParameter("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
        var after = NameToken.Read(request.NextToken);
        return room.Tables.ReadAsync(
            reader =>
            {
                var groups = LogCatalog.Groups(reader, context.Caller.AccountId, context.Region, request.LogGroupNamePrefix ?? "", after)
                    .Where(group => IsWanted(group, request, context));
                var (page, next) = NameToken.Page(groups, request.Limit ?? Most, static group => group.Key.Name);
                return new DescribeLogGroupsResponse
                {
                    LogGroups = [.. page.Select(group => Shape(reader, group, request.LogGroupNamePattern is null))],
                    NextToken = next,
                };
            },
            cancellationToken);
    }

    private static bool IsWanted(NamedGroup group, DescribeLogGroupsRequest request, RequestContext context) =>
        (request.LogGroupNamePattern is not { } pattern || group.Key.Name.Contains(pattern, StringComparison.OrdinalIgnoreCase))
        && (request.LogGroupClass is not { } kind || group.State.Class == kind)
        && (request.LogGroupIdentifiers is not { } identifiers || identifiers.Any(identifier => LogGroupKey.Identified(identifier, context) == group.Key));

    private static LogGroup Shape(ITableReader reader, NamedGroup group, bool isMeasured) => new()
    {
        LogGroupName = group.Key.Name,
        CreationTime = group.State.CreationTime,
        RetentionInDays = group.State.RetentionInDays,
        MetricFilterCount = group.State.MetricFilterCount,
        Arn = group.Key.Arn + ":*",
        StoredBytes = isMeasured ? LogCatalog.Streams(reader, group.Key).Sum(static stream => stream.State.StoredBytes) : null,
        KmsKeyId = group.State.KmsKeyId,
        LogGroupClass = group.State.Class,
        LogGroupArn = group.Key.Arn,
        DeletionProtectionEnabled = group.State.IsProtected,
    };
}
