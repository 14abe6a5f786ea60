using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>DescribeStream (facts/kinesis.md 5).</summary>
internal sealed class DescribeStream(KinesisRoom room) : IOperationHandler<DescribeStreamRequest, DescribeStreamResponse>
{
    private const int MostShards = 100;

    public ValueTask<DescribeStreamResponse> HandleAsync(
        DescribeStreamRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = StreamReferences.Resolve(request, context, KinesisApi.DescribeStream);
        var state = room.Streams.Find(key).State;
        var after = request.ExclusiveStartShardId is { } start ? ShardReferences.Parse(start, key) : -1;

        var now = room.Now;
        var page = ShardPage.Cut(
            state.ShardsAt(now), ShardSelection.NotExpired(state.HorizonAt(now)), after, Math.Min(request.Limit ?? MostShards, MostShards));
        return ValueTask.FromResult(new DescribeStreamResponse
        {
            StreamDescription = new StreamDescription
            {
                StreamName = key.Name,
                StreamARN = key.Arn,
                StreamStatus = state.StatusAt(now),
                StreamModeDetails = new StreamModeDetails { StreamMode = state.Mode },
                Shards = page.ToShapes(),
                HasMoreShards = page.HasMore,
                RetentionPeriodHours = state.RetentionPeriodHours,
                StreamCreationTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(state.CreatedAt),
                EnhancedMonitoring = [new EnhancedMetrics { ShardLevelMetrics = state.ShardLevelMetrics }],
                EncryptionType = state.EncryptionType,
                KeyId = state.KeyId,
            },
        });
    }
}
