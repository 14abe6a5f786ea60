using Millrace.Kinesis.Iterators;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>ListStreams (facts/kinesis.md 5).</summary>
internal sealed class ListStreams(KinesisRoom room) : IOperationHandler<ListStreamsRequest, ListStreamsResponse>
{
    private const int MostStreams = 100;

    public ValueTask<ListStreamsResponse> HandleAsync(ListStreamsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var now = room.Now;

        // Paginators send the first call's start name along with the token, which is further on.
        var after = request.NextToken is { } nextToken ? ReadToken(nextToken, now) : request.ExclusiveStartStreamName;

        var limit = Math.Min(request.Limit ?? MostStreams, MostStreams);
        var streams = room.Streams.Of(context.Caller.AccountId, context.Region)
            .Where(stream => after is null || string.CompareOrdinal(stream.Key.Name, after) > 0)
            .OrderBy(static stream => stream.Key.Name, StringComparer.Ordinal)
            .Take(limit + 1)
            .ToList();
        var hasMore = streams.Count > limit;
        if (hasMore) streams.RemoveAt(limit);

        return ValueTask.FromResult(new ListStreamsResponse
        {
            StreamNames = [.. streams.Select(static stream => stream.Key.Name)],
            HasMoreStreams = hasMore,
            NextToken = hasMore ? new ListStreamsToken(streams[^1].Key.Name, now).Seal(room.Seal) : null,
            StreamSummaries =
            [
                .. streams.Select(stream => new StreamSummary
                {
                    StreamName = stream.Key.Name,
                    StreamARN = stream.Key.Arn,
                    StreamStatus = stream.State.StatusAt(now),
                    StreamModeDetails = new StreamModeDetails { StreamMode = stream.State.Mode },
                    StreamCreationTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(stream.State.CreatedAt),
                }),
            ],
        });
    }

    private string ReadToken(string text, long now)
    {
        if (!ListStreamsToken.TryRead(room.Seal, text, out var token)) throw KinesisErrors.InvalidArgument("Invalid NextToken.");

        return Expiry.TextOf("token", token.IssuedAt, now, room.Options.TokenLifetime) is { } expired
            ? throw KinesisErrors.ExpiredNextToken(expired)
            : token.After;
    }
}
