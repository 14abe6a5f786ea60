using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>EnableEnhancedMonitoring (facts/kinesis.md 5).</summary>
internal sealed class EnableEnhancedMonitoring(KinesisRoom room) : IOperationHandler<EnableEnhancedMonitoringRequest, EnhancedMonitoringResponse>
{
    public async ValueTask<EnhancedMonitoringResponse> HandleAsync(
        EnableEnhancedMonitoringRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = StreamReferences.Resolve(request, context, KinesisApi.EnableEnhancedMonitoring);
        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var stream = room.Streams.FindActive(key);
        var state = stream.State;

        var desired = ShardLevelMetrics.With(state.ShardLevelMetrics, request.ShardLevelMetrics);
        await room.Streams.ChangeAsync(stream, state with { ShardLevelMetrics = desired });
        return new EnhancedMonitoringResponse
        {
            StreamName = key.Name,
            StreamARN = key.Arn,
            CurrentShardLevelMetrics = state.ShardLevelMetrics,
            DesiredShardLevelMetrics = desired,
        };
    }
}
