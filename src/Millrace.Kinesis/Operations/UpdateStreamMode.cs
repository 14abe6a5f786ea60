using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>UpdateStreamMode (facts/kinesis.md 5).</summary>
internal sealed class UpdateStreamMode(KinesisRoom room) : IOperationHandler<UpdateStreamModeRequest, NoOutput>
{
    private const int MostSwitchesInADay = 2;

    public async ValueTask<NoOutput> HandleAsync(UpdateStreamModeRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = StreamReferences.Resolve(request.StreamARN, context, KinesisApi.UpdateStreamMode);
        var mode = request.StreamModeDetails.StreamMode;

        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var stream = room.Streams.FindActive(key);
        var now = room.Now;
        var warmMiBps = request.WarmThroughputMiBps ?? 0;
        if (warmMiBps > 0)
            WarmThroughput.Check(warmMiBps, mode, await room.Accounts.FindAsync(key.AccountId, key.Region, cancellationToken), key, now);

        if (stream.State.Mode == mode) return NoOutput.Instance;

        var switches = RollingDay.Of(stream.State.ModeSwitches, now);
        if (switches.Count >= MostSwitchesInADay)
        {
            throw KinesisErrors.LimitExceeded(
                $"Stream {key.Name} under account {key.AccountId} has switched its mode {MostSwitchesInADay} times in the last 24 hours, "
                + "which is the most that UpdateStreamMode allows.");
        }

        if (mode == StreamMode.OnDemand) StreamQuotas.CheckOnDemandStream(room, key);
        else StreamQuotas.CheckShards(room, key, stream.OpenShards.Count);

        // A shard takes 1 MiB/s.
        var duration = room.Options.ModeDuration;
        var changed = stream.State with
        {
            Mode = mode,
            ModeSwitches = [.. switches, now],
            WarmThroughput = warmMiBps > 0
                ? new WarmThroughput(warmMiBps, stream.OpenShards.Count, now + (long)duration.TotalMilliseconds)
                : null,
        };
        await room.Streams.ReshardAsync(stream, changed, WarmThroughput.Growth(stream, warmMiBps), duration);
        return NoOutput.Instance;
    }
}
