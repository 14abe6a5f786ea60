using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>UpdateShardCount (facts/kinesis.md 5).</summary>
internal sealed class UpdateShardCount(KinesisRoom room) : IOperationHandler<UpdateShardCountRequest, UpdateShardCountResponse>
{
    private const int MostUpdatesInADay = 10;

    // facts/kinesis.md 6; a stream on demand can have more.
    private const int MostShards = 10_000;

    public async ValueTask<UpdateShardCountResponse> HandleAsync(
        UpdateShardCountRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = StreamReferences.Resolve(request, context, KinesisApi.UpdateShardCount);
        var target = request.TargetShardCount!.Value;

        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var stream = room.Streams.FindActive(key);
        StreamModes.CheckProvisioned(stream);
        var current = stream.OpenShards.Count;
        if (target != current) await ScaleAsync(stream, current, target);

        return new UpdateShardCountResponse
        {
            StreamName = key.Name,
            StreamARN = key.Arn,
            CurrentShardCount = current,
            TargetShardCount = target,
        };
    }

    private async ValueTask ScaleAsync(DataStream stream, int current, int target)
    {
        var key = stream.Key;
        var now = room.Now;
        var updates = RollingDay.Of(stream.State.ShardCountUpdates, now);
        if (updates.Count >= MostUpdatesInADay)
        {
            throw KinesisErrors.LimitExceeded(
                $"Stream {key.Name} under account {key.AccountId} has been scaled {MostUpdatesInADay} times in the last 24 hours, "
                + "which is the most that UpdateShardCount allows.");
        }

        if (target > MostShards || target > 2L * current || 2L * target < current)
        {
            throw KinesisErrors.LimitExceeded(
                $"UpdateShardCount on stream {key.Name} under account {key.AccountId} cannot scale to more than double or less than half "
                + $"of the open shards, nor to more than {MostShards}. "
                + $"Current open shard count: {current}. Target shard count: {target}.");
        }

        if (target > current) StreamQuotas.CheckShards(room, key, target - current);

        var steps = UniformScaling.Plan(stream.OpenShards, target, Resharding.NextIndex(stream.State.Shards));
        var state = stream.State with { ShardCountUpdates = [.. updates, now] };
        await room.Streams.ReshardAsync(stream, state, steps, room.Options.ReshardDuration);
    }
}
