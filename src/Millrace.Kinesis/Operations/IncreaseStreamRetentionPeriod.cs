using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>IncreaseStreamRetentionPeriod (facts/kinesis.md 5).</summary>
internal sealed class IncreaseStreamRetentionPeriod(KinesisRoom room) : IOperationHandler<IncreaseStreamRetentionPeriodRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        IncreaseStreamRetentionPeriodRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = StreamReferences.Resolve(request, context, KinesisApi.IncreaseStreamRetentionPeriod);
        var hours = request.RetentionPeriodHours!.Value;
        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var stream = room.Streams.FindActive(key);
        var state = stream.State;
        RetentionPeriod.Check(hours);
        if (hours < state.RetentionPeriodHours)
        {
            throw KinesisErrors.InvalidArgument(
                $"Requested retention period ({hours} hours) for stream {key.Name} can not be shorter than existing retention period "
                + $"({state.RetentionPeriodHours} hours). Use DecreaseRetentionPeriod API.");
        }

        // Infrastructure tools ask for what a new stream has anyway.
        if (hours == state.RetentionPeriodHours) return NoOutput.Instance;

        var now = room.Now;
        await room.Streams.ChangeAsync(stream, state.WithRetention(hours, now).UpdatingFor(room.Options.SettingDuration, now));
        return NoOutput.Instance;
    }
}
