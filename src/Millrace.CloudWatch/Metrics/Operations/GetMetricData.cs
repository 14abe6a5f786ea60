using System.Globalization;
using System.Text;
using Millrace.CloudWatch.Metrics.Reading;
using Millrace.Model.CloudWatch;
using Millrace.Wire;

namespace Millrace.CloudWatch.Metrics.Operations;

/// <summary>GetMetricData (facts/logs-metrics.md B, Reads). A page ends with its number of values; the next begins behind them.</summary>
internal sealed class GetMetricData(MetricsRoom room) : IOperationHandler<GetMetricDataRequest, GetMetricDataResponse>
{
    private const int MostQueries = 500;

    public async ValueTask<GetMetricDataResponse> HandleAsync(GetMetricDataRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var (start, end) = (request.StartTime!.Value.ToUnixTimeSeconds(), request.EndTime!.Value.ToUnixTimeSeconds());
        if (start >= end) throw CloudWatchErrors.Validation("The parameter StartTime must be less than the parameter EndTime.");
        if (request.MetricDataQueries.Count > MostQueries)
            throw CloudWatchErrors.Validation($"The collection MetricDataQueries must not have a size greater than {MostQueries}.");
        if (request.MaxDatapoints is < 1 or > Queries.MostPoints)
            throw CloudWatchErrors.Validation($"The parameter MaxDatapoints must be between 1 and {Queries.MostPoints}.");
        var passed = ReadToken(request.NextToken);
        await room.Collector.CollectAsync();
        var found = await room.Tables.ReadAsync(
            reader =>
            {
                var queries = new Queries(reader, context.Caller.AccountId, context.Region, start, end, request.MetricDataQueries);
                return request.MetricDataQueries.Select(query => (Query: query, Lines: queries.Find(query))).ToList()
                    .Where(static one => one.Query.ReturnData ?? true)
                    .SelectMany(static one => one.Lines.Select(line => (one.Query.Id, Line: line)))
                    .ToList();
            },
            cancellationToken);
        return Page(found, passed, request.MaxDatapoints ?? Queries.MostPoints, request.ScanBy != ScanBy.TimestampAscending);
    }

    private static GetMetricDataResponse Page(List<(string Id, Line Line)> found, long passed, int most, bool isDescending)
    {
        var results = new List<MetricDataResult>();
        var isFirst = passed == 0;
        var end = passed;
        foreach (var (id, line) in found)
        {
            var all = line.Points.Count;
            if (passed >= all && (all > 0 || !isFirst))
            {
                passed -= all;
                continue;
            }

            var points = (isDescending ? line.Points.Reverse() : line.Points).Skip((int)passed).Take(most).ToList();
            var isWhole = passed + points.Count == all;
            passed = 0;
            most -= points.Count;
            end += points.Count;
            results.Add(Shape(id, line, points, isWhole));
            if (!isWhole) return new GetMetricDataResponse { MetricDataResults = results, Messages = [], NextToken = Token(end) };
        }

        return new GetMetricDataResponse { MetricDataResults = results, Messages = [] };
    }

    private static MetricDataResult Shape(string id, Line line, List<KeyValuePair<long, double>> points, bool isWhole) => new()
    {
        Id = id,
        Label = line.Label,
        Timestamps = [.. points.Select(static point => DateTimeOffset.FromUnixTimeSeconds(point.Key))],
        Values = [.. points.Select(static point => point.Value)],
        StatusCode = isWhole ? StatusCode.Complete : StatusCode.PartialData,
        Messages = line.OtherUnits is { } units
            ? [new MessageData { Code = "MultipleUnits", Value = $"Multiple units returned: '[{string.Join(", ", units)}]'" }]
            : null,
    };

    private static string Token(long passed) => Convert.ToBase64String(Encoding.UTF8.GetBytes(passed.ToString(CultureInfo.InvariantCulture)));

    private static long ReadToken(string? token)
    {
        if (token is null) return 0;
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            && long.TryParse(bytes.AsSpan(0, length), NumberStyles.None, CultureInfo.InvariantCulture, out var passed)
                ? passed
                : throw CloudWatchErrors.InvalidToken();
    }
}
