using System.Globalization;
using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>SplitShard (facts/kinesis.md 5).</summary>
internal sealed class SplitShard(KinesisRoom room) : IOperationHandler<SplitShardRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(SplitShardRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = StreamReferences.Resolve(request, context, KinesisApi.SplitShard);
        var index = ShardReferences.Parse(request.ShardToSplit, key);

        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var stream = room.Streams.FindActive(key);
        StreamModes.CheckProvisioned(stream);
        var shard = ShardReferences.Find(stream, index, room.Now);
        ShardReferences.CheckOpen(shard, key);
        StreamQuotas.CheckShards(room, key, additional: 1);

        // The pattern of the request lets numbers of 2^128 and more through.
        var range = shard.Range;
        if (!UInt128.TryParse(request.NewStartingHashKey, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            || start <= range.Start || start - range.Start <= 1 || start >= range.End)
        {
            throw KinesisErrors.InvalidArgument(
                $"NewStartingHashKey {request.NewStartingHashKey} used in SplitShard() on shard {shard.Id} in stream {key.Name} "
                + $"under account {key.AccountId} is not both greater than one plus the shard's StartingHashKey {range.Start} "
                + $"and less than the shard's EndingHashKey {range.End}.");
        }

        await room.Streams.ReshardAsync(stream, stream.State, [ReshardStep.Split(index, start)], room.Options.ReshardDuration);
        return NoOutput.Instance;
    }
}
