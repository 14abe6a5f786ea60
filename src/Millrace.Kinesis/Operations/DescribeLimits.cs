using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>DescribeLimits (facts/kinesis.md 5).</summary>
internal sealed class DescribeLimits(KinesisRoom room) : IOperationHandler<DescribeLimitsRequest, DescribeLimitsResponse>
{
    public ValueTask<DescribeLimitsResponse> HandleAsync(
        DescribeLimitsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        return ValueTask.FromResult(new DescribeLimitsResponse
        {
            ShardLimit = room.Options.ShardLimitOf(context.Region),
            OpenShardCount = StreamQuotas.OpenShards(room, context.Caller.AccountId, context.Region),
            OnDemandStreamCount = StreamQuotas.OnDemandStreams(room, context.Caller.AccountId, context.Region),
            OnDemandStreamCountLimit = room.Options.OnDemandStreamLimit,
        });
    }
}
