using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>DescribeStreamSummary (facts/kinesis.md 5).</summary>
internal sealed class DescribeStreamSummary(KinesisRoom room) : IOperationHandler<DescribeStreamSummaryRequest, DescribeStreamSummaryResponse>
{
    public ValueTask<DescribeStreamSummaryResponse> HandleAsync(
        DescribeStreamSummaryRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = StreamReferences.Resolve(request, context, KinesisApi.DescribeStreamSummary);
        var state = room.Streams.Find(key).State;

        var now = room.Now;
        return ValueTask.FromResult(new DescribeStreamSummaryResponse
        {
            StreamDescriptionSummary = new StreamDescriptionSummary
            {
                StreamName = key.Name,
                StreamARN = key.Arn,
                StreamStatus = state.StatusAt(now),
                StreamModeDetails = new StreamModeDetails { StreamMode = state.Mode },
                RetentionPeriodHours = state.RetentionPeriodHours,
                StreamCreationTimestamp = DateTimeOffset.FromUnixTimeMilliseconds(state.CreatedAt),
                EnhancedMonitoring = [new EnhancedMetrics { ShardLevelMetrics = state.ShardLevelMetrics }],
                EncryptionType = state.EncryptionType,
                KeyId = state.KeyId,
                OpenShardCount = state.ShardsAt(now).Count(static shard => shard.IsOpen),
                ConsumerCount = state.ConsumersAt(now).Count(),
                WarmThroughput = state.WarmThroughput?.ToShapeAt(now),
                MaxRecordSizeInKiB = state.MaxRecordSizeInKiB,
            },
        });
    }
}
