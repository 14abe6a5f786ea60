using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>DescribeSubscriptionFilters (facts/logs-metrics.md A).</summary>
internal sealed class DescribeSubscriptionFilters(LogsRoom room) : IOperationHandler<DescribeSubscriptionFiltersRequest, DescribeSubscriptionFiltersResponse>
{
    private const int Most = 50;

    public ValueTask<DescribeSubscriptionFiltersResponse> HandleAsync(
        DescribeSubscriptionFiltersRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = LogGroupKey.Named(request.LogGroupName, context);
        var after = NameToken.Read(request.NextToken);
        return room.Tables.ReadAsync(
            reader =>
            {
                LogCatalog.Require(reader, key);
                var wanted = FilterStores.Subscription.Of(reader, key)
                    .Where(filter => request.FilterNamePrefix is not { } prefix || filter.Name.StartsWith(prefix, StringComparison.Ordinal))
                    .SkipWhile(filter => after is not null && string.CompareOrdinal(filter.Name, after) <= 0);
                var (page, next) = NameToken.Page(wanted, request.Limit ?? Most, static filter => filter.Name);
                return new DescribeSubscriptionFiltersResponse { SubscriptionFilters = [.. page.Select(Shape)], NextToken = next };
            },
            cancellationToken);
    }

    private static SubscriptionFilter Shape(NamedFilter<SubscriptionFilterState> filter) => new()
    {
        FilterName = filter.Name,
        LogGroupName = filter.Group.Name,
        FilterPattern = filter.State.Pattern,
        DestinationArn = filter.State.DestinationArn,
        RoleArn = filter.State.RoleArn,
        Distribution = filter.State.Distribution,
        ApplyOnTransformedLogs = filter.State.AppliesOnTransformed,
        CreationTime = filter.State.CreationTime,
    };
}
