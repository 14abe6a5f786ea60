using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>CreateStream (facts/kinesis.md 5).</summary>
internal sealed class CreateStream(KinesisRoom room) : IOperationHandler<CreateStreamRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(CreateStreamRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = new StreamKey(context.Caller.AccountId, context.Region, request.StreamName);
        var mode = request.StreamModeDetails?.StreamMode ?? (request.ShardCount is null ? StreamMode.OnDemand : StreamMode.Provisioned);
        if (mode == StreamMode.Provisioned && request.ShardCount is null)
            throw KinesisErrors.InvalidArgument("ShardCount must be specified for a stream in PROVISIONED mode.");

        if (request.Tags is { } tags) StreamTags.CheckAdded(tags, new Dictionary<string, string>(), key);

        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        if (room.Streams.TryFind(key, out _))
            throw KinesisErrors.ResourceInUse($"Stream {key.Name} under account {key.AccountId} already exists.");

        var now = room.Now;
        var warmMiBps = request.WarmThroughputMiBps ?? 0;
        if (warmMiBps > 0)
        {
            var settings = await room.Accounts.FindAsync(key.AccountId, key.Region, cancellationToken);
            WarmThroughput.Check(warmMiBps, mode, settings, key, now);
        }

        // A shard takes 1 MiB/s, so a warm stream starts with as many as it needs.
        var shardCount = mode == StreamMode.OnDemand ? Math.Max(StreamModes.OnDemandShards, warmMiBps) : request.ShardCount!.Value;
        CheckQuotas(key, mode, shardCount, now);

        await room.Streams.AddAsync(key, new StreamState
        {
            Incarnation = Guid.NewGuid(),
            CreatedAt = now,
            Status = StreamStatus.Creating,
            StatusEndsAt = PassingStatus.EndOf(room.Options.CreateDuration, now),
            Mode = mode,
            MaxRecordSizeInKiB = request.MaxRecordSizeInKiB ?? StreamState.UsualMaxRecordSizeInKiB,
            WarmThroughput = warmMiBps > 0 ? new WarmThroughput(warmMiBps, warmMiBps, now) : null,
            Tags = request.Tags ?? new Dictionary<string, string>(),
            Shards = ShardState.OfNewStream(shardCount, room.Streams.NextCreationSecond(key), now),
        });
        return NoOutput.Instance;
    }

    private void CheckQuotas(StreamKey key, string mode, int shardCount, long now)
    {
        var creating = room.Options.CreatingStreamLimit;
        if (room.Streams.Of(key.AccountId, key.Region).Count(stream => stream.State.StatusAt(now) == StreamStatus.Creating) >= creating)
        {
            throw KinesisErrors.LimitExceeded(
                $"This request would exceed the limit of {creating} streams in state CREATING for the account {key.AccountId} in {key.Region}.");
        }

        if (mode == StreamMode.OnDemand) StreamQuotas.CheckOnDemandStream(room, key);
        else StreamQuotas.CheckShards(room, key, shardCount);
    }
}
