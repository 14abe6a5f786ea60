using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>UpdateStreamWarmThroughput (facts/kinesis.md 5).</summary>
internal sealed class UpdateStreamWarmThroughput(KinesisRoom room) : IOperationHandler<UpdateStreamWarmThroughputRequest, UpdateStreamWarmThroughputResponse>
{
    public async ValueTask<UpdateStreamWarmThroughputResponse> HandleAsync(
        UpdateStreamWarmThroughputRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = StreamReferences.Resolve(request, context, KinesisApi.UpdateStreamWarmThroughput);
        var miBps = request.WarmThroughputMiBps!.Value;
        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var stream = room.Streams.FindActive(key);
        var state = stream.State;
        var now = room.Now;
        WarmThroughput.Check(miBps, state.Mode, await room.Accounts.FindAsync(key.AccountId, key.Region, cancellationToken), key, now);

        var duration = room.Options.SettingDuration;
        var former = state.WarmThroughput?.MiBpsAt(now) ?? WarmThroughput.UsualMiBps;
        var warm = new WarmThroughput(miBps, former, now + (long)duration.TotalMilliseconds);
        await room.Streams.ReshardAsync(stream, state with { WarmThroughput = warm }, WarmThroughput.Growth(stream, miBps), duration);
        return new UpdateStreamWarmThroughputResponse { StreamName = key.Name, StreamARN = key.Arn, WarmThroughput = warm.ToShapeAt(now) };
    }
}
