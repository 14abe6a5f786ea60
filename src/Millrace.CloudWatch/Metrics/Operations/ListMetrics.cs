using System.Text;
using Millrace.CloudWatch.Metrics.Series;
using Millrace.Model.CloudWatch;
using Millrace.Wire;

namespace Millrace.CloudWatch.Metrics.Operations;

/// <summary>ListMetrics (facts/logs-metrics.md B, Reads). There are no linked accounts.</summary>
internal sealed class ListMetrics(MetricsRoom room) : IOperationHandler<ListMetricsRequest, ListMetricsResponse>
{
    private const int Most = 500;
    private const long TwoWeeks = 14 * 86_400;
    private const long ThreeHours = 3 * 3600;
    private const char Separator = '\u0001';

    public async ValueTask<ListMetricsResponse> HandleAsync(ListMetricsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var horizon = room.Now - (request.RecentlyActive is null ? TwoWeeks : ThreeHours);
        var after = ReadToken(request.NextToken, context);
        await room.Collector.CollectAsync();
        return await room.Tables.ReadAsync(
            reader =>
            {
                var page = MetricCatalog.List(reader, context.Caller.AccountId, context.Region, request.Namespace, request.MetricName, after)
                    .Where(metric => metric.Last >= horizon && IsWanted(metric.Key, request))
                    .Take(Most + 1)
                    .ToList();
                var hasMore = page.Count > Most;
                if (hasMore) page.RemoveAt(Most);
                return new ListMetricsResponse
                {
                    Metrics = [.. page.Select(static metric => metric.Key.ToShape())],
                    NextToken = hasMore ? Token(page[^1].Key) : null,
                    OwningAccounts = request.IncludeLinkedAccounts is true ? [.. page.Select(static metric => metric.Key.AccountId)] : null,
                };
            },
            cancellationToken);
    }

    private static bool IsWanted(MetricKey key, ListMetricsRequest request)
    {
        if (request.MetricName is not null && key.Name != request.MetricName) return false;
        if (request.Dimensions is not { Count: > 0 } filters) return true;
        var dimensions = MetricDimensions.Parse(key.Dimensions);
        return filters.All(filter => dimensions.Any(one => one.Name == filter.Name && (filter.Value is null || one.Value == filter.Value)));
    }

    private static string Token(MetricKey key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Join(Separator, key.Namespace, key.Name, key.Dimensions)));

    private static MetricKey? ReadToken(string? token, RequestContext context)
    {
        if (token is null) return null;
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(Separator) is [var space, var name, var dimensions]
                ? new MetricKey(context.Caller.AccountId, context.Region, space, name, dimensions)
                : throw CloudWatchErrors.InvalidToken();
    }
}
