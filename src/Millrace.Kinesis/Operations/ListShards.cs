using Millrace.Kinesis.Iterators;
using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>ListShards (facts/kinesis.md 5).</summary>
internal sealed class ListShards(KinesisRoom room) : IOperationHandler<ListShardsRequest, ListShardsResponse>
{
    private const int MostShards = 1000;

    public ValueTask<ListShardsResponse> HandleAsync(ListShardsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var now = room.Now;
        var (stream, after, selection) = request.NextToken is { } nextToken
            ? Continue(request, nextToken, context, now)
            : Begin(request, context, now);

        var page = ShardPage.Cut(stream.State.ShardsAt(now), selection, after, Math.Min(request.MaxResults ?? MostShards, MostShards));
        return ValueTask.FromResult(new ListShardsResponse
        {
            Shards = page.ToShapes(),
            NextToken = page.HasMore
                ? new ListShardsToken(StreamIdentity.Of(stream), page.Shards[^1].Index, selection, now).Seal(room.Seal)
                : null,
        });
    }

    private (DataStream Stream, int After, ShardSelection Selection) Begin(ListShardsRequest request, RequestContext context, long now)
    {
        if (request.StreamName is null && request.StreamARN is null)
            throw KinesisErrors.InvalidArgument("Either NextToken or StreamName should be provided.");

        var key = StreamReferences.Resolve(request, context, KinesisApi.ListShards);
        var after = request.ExclusiveStartShardId is { } start ? ShardReferences.Parse(start, key) : -1;
        var filter = request.ShardFilter;
        if (filter?.Type == ShardFilterType.AfterShardId)
        {
            after = Math.Max(after, filter.ShardId is { } shardId
                ? ShardReferences.Parse(shardId, key)
                : throw KinesisErrors.InvalidArgument("ShardFilter of type AFTER_SHARD_ID must have a ShardId."));
        }

        if (filter?.Type is ShardFilterType.AtTimestamp or ShardFilterType.FromTimestamp && filter.Timestamp is null)
            throw KinesisErrors.InvalidArgument($"ShardFilter of type {filter.Type} must have a Timestamp.");

        var stream = room.Streams.Find(key);

        // Some clients send the time back without its milliseconds.
        if (request.StreamCreationTimestamp is { } created && created.ToUnixTimeSeconds() != stream.State.CreatedAt / 1000)
            throw StreamReferences.NotFound(key);

        var status = stream.State.StatusAt(now);
        if (status == StreamStatus.Creating) throw StreamReferences.NotActive(key, status);

        return (stream, after, Select(filter, stream.State, now));
    }

    private (DataStream Stream, int After, ShardSelection Selection) Continue(
        ListShardsRequest request, string nextToken, RequestContext context, long now)
    {
        if (request.StreamName is not null) throw Together(nameof(request.StreamName));
        if (request.StreamCreationTimestamp is not null) throw Together(nameof(request.StreamCreationTimestamp));
        if (request.ExclusiveStartShardId is not null) throw Together(nameof(request.ExclusiveStartShardId));

        if (!ListShardsToken.TryRead(room.Seal, nextToken, out var token)) throw KinesisErrors.InvalidArgument("Invalid NextToken.");

        if (Expiry.TextOf("token", token.IssuedAt, now, room.Options.TokenLifetime) is { } expired)
            throw KinesisErrors.ExpiredNextToken(expired);

        var key = token.Stream.In(context.Region);
        StreamReferences.CheckOwner(key, context, KinesisApi.ListShards);
        var stream = room.Streams.Find(key);
        return stream.State.Incarnation == token.Stream.Incarnation
            ? (stream, token.After, token.Selection)
            : throw StreamReferences.NotFound(key);
    }

    private static ShardSelection Select(ShardFilter? filter, StreamState state, long now)
    {
        // Before a stream there was nothing: an instant that far back means the trim horizon.
        var horizon = state.HorizonAt(now);
        var oldest = Math.Max(horizon, state.CreatedAt);
        return filter?.Type switch
        {
            ShardFilterType.AtTrimHorizon => ShardSelection.Open(oldest, horizon),
            ShardFilterType.AtLatest => ShardSelection.OpenNow(horizon),
            ShardFilterType.AtTimestamp => ShardSelection.Open(
                Math.Max(oldest, filter.Timestamp!.Value.ToUnixTimeMilliseconds()), horizon),
            ShardFilterType.FromTimestamp => ShardSelection.Since(filter.Timestamp!.Value.ToUnixTimeMilliseconds(), horizon),
            _ => ShardSelection.NotExpired(horizon),
        };
    }

    private static ServiceException Together(string member) =>
        KinesisErrors.InvalidArgument($"NextToken and {member} cannot be provided together.");
}
