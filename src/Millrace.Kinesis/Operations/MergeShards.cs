using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>MergeShards (facts/kinesis.md 5).</summary>
internal sealed class MergeShards(KinesisRoom room) : IOperationHandler<MergeShardsRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(MergeShardsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = StreamReferences.Resolve(request, context, KinesisApi.MergeShards);
        var lowerIndex = ShardReferences.Parse(request.ShardToMerge, key);
        var upperIndex = ShardReferences.Parse(request.AdjacentShardToMerge, key);

        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var stream = room.Streams.FindActive(key);
        StreamModes.CheckProvisioned(stream);
        var lower = ShardReferences.Find(stream, lowerIndex, room.Now);
        var upper = ShardReferences.Find(stream, upperIndex, room.Now);
        ShardReferences.CheckOpen(lower, key);
        ShardReferences.CheckOpen(upper, key);

        // The end of the space has no neighbour: one above it is 0.
        if (lower.Range.End == UInt128.MaxValue || lower.Range.End + 1 != upper.Range.Start)
        {
            throw KinesisErrors.InvalidArgument(
                $"Shards {lower.Id} and {upper.Id} in stream {key.Name} under account {key.AccountId} "
                + "are not an adjacent pair of shards eligible for merging");
        }

        await room.Streams.ReshardAsync(stream, stream.State, [ReshardStep.Merge(lowerIndex, upperIndex)], room.Options.ReshardDuration);
        return NoOutput.Instance;
    }
}
