using Millrace.CloudWatch.Logs.Groups;
using Millrace.Model.Logs;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.CloudWatch.Logs.Operations;

/// <summary>DescribeLogStreams (facts/logs-metrics.md A).</summary>
internal sealed class DescribeLogStreams(LogsRoom room) : IOperationHandler<DescribeLogStreamsRequest, DescribeLogStreamsResponse>
{
    private const int Most = 50;

    public ValueTask<DescribeLogStreamsResponse> HandleAsync(DescribeLogStreamsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = LogGroupKey.Resolve(request.LogGroupName, request.LogGroupIdentifier, context);
        if (request.OrderBy == OrderBy.LastEventTime && request.LogStreamNamePrefix is not null)
            throw LogsErrors.InvalidParameter("Cannot order by LastEventTime with a logStreamNamePrefix.");
        var after = NameToken.Read(request.NextToken);
        return room.Tables.ReadAsync(
            reader =>
            {
                LogCatalog.Require(reader, key);
                var (page, next) = NameToken.Page(Ordered(reader, key, request, after), request.Limit ?? Most, static stream => stream.Name);
                return new DescribeLogStreamsResponse { LogStreams = [.. page.Select(stream => Shape(key, stream))], NextToken = next };
            },
            cancellationToken);
    }

    private static IEnumerable<NamedStream> Ordered(ITableReader reader, LogGroupKey key, DescribeLogStreamsRequest request, string? after)
    {
        var isDescending = request.Descending == true;
        if (request.OrderBy != OrderBy.LastEventTime && !isDescending) return LogCatalog.Streams(reader, key, request.LogStreamNamePrefix ?? "", after);
        var streams = LogCatalog.Streams(reader, key, request.LogStreamNamePrefix ?? "");
        var ordered = (request.OrderBy == OrderBy.LastEventTime, isDescending) switch
        {
            (true, true) => streams.OrderByDescending(static stream => stream.State.LastEvent ?? 0),
            (true, false) => streams.OrderBy(static stream => stream.State.LastEvent ?? 0),
            _ => streams.Reverse(),
        };
        return after is null ? ordered : ordered.SkipWhile(stream => stream.Name != after).Skip(1);
    }

    private static LogStream Shape(LogGroupKey key, NamedStream stream) => new()
    {
        LogStreamName = stream.Name,
        CreationTime = stream.State.CreationTime,
        FirstEventTimestamp = stream.State.FirstEvent,
        LastEventTimestamp = stream.State.LastEvent,
        LastIngestionTime = stream.State.LastIngestion,
        UploadSequenceToken = SequenceTokens.Of(stream.State),
        Arn = key.StreamArn(stream.Name),
        StoredBytes = 0,
    };
}
