using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>DescribeMetricFilters (facts/logs-metrics.md A): of a group, or of all.</summary>
internal sealed class DescribeMetricFilters(LogsRoom room) : IOperationHandler<DescribeMetricFiltersRequest, DescribeMetricFiltersResponse>
{
    private const int Most = 50;

    public ValueTask<DescribeMetricFiltersResponse> HandleAsync(
        DescribeMetricFiltersRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        if (request.MetricName is null != request.MetricNamespace is null)
            throw LogsErrors.InvalidParameter("metricName and metricNamespace must be specified together.");
        var after = NameToken.Read(request.NextToken);
        return room.Tables.ReadAsync(
            reader =>
            {
                var filters = request.LogGroupName is { } name
                    ? FilterStores.Metric.Of(reader, RequireGroup(reader, LogGroupKey.Named(name, context)))
                    : FilterStores.Metric.Of(reader, context.Caller.AccountId, context.Region);
                var wanted = filters.Where(filter => IsWanted(filter, request))
                    .SkipWhile(filter => after is not null && string.CompareOrdinal(PlaceOf(filter), after) <= 0);
                var (page, next) = NameToken.Page(wanted, request.Limit ?? Most, PlaceOf);
                return new DescribeMetricFiltersResponse { MetricFilters = [.. page.Select(Shape)], NextToken = next };
            },
            cancellationToken);
    }

    private static LogGroupKey RequireGroup(Storage.Tables.ITableReader reader, LogGroupKey key)
    {
        LogCatalog.Require(reader, key);
        return key;
    }

    private static string PlaceOf(NamedFilter<MetricFilterState> filter) => $"{filter.Group.Name}\0{filter.Name}";

    private static bool IsWanted(NamedFilter<MetricFilterState> filter, DescribeMetricFiltersRequest request) =>
        (request.FilterNamePrefix is not { } prefix || filter.Name.StartsWith(prefix, StringComparison.Ordinal))
        && (request.MetricName is not { } metric
            || (filter.State.Transformation.MetricName == metric && filter.State.Transformation.MetricNamespace == request.MetricNamespace));

    private static MetricFilter Shape(NamedFilter<MetricFilterState> filter) => new()
    {
        FilterName = filter.Name,
        FilterPattern = filter.State.Pattern,
        MetricTransformations = [filter.State.Transformation],
        CreationTime = filter.State.CreationTime,
        LogGroupName = filter.Group.Name,
        ApplyOnTransformedLogs = filter.State.AppliesOnTransformed,
    };
}
