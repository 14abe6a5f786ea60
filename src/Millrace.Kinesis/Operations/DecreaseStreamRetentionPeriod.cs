using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>DecreaseStreamRetentionPeriod (facts/kinesis.md 5).</summary>
internal sealed class DecreaseStreamRetentionPeriod(KinesisRoom room) : IOperationHandler<DecreaseStreamRetentionPeriodRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        DecreaseStreamRetentionPeriodRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = StreamReferences.Resolve(request, context, KinesisApi.DecreaseStreamRetentionPeriod);
        var hours = request.RetentionPeriodHours!.Value;
        DataStream stream;
        using (await room.Streams.BeginChangeAsync(cancellationToken))
        {
            stream = room.Streams.FindActive(key);
            var state = stream.State;
            RetentionPeriod.Check(hours);
            if (hours > state.RetentionPeriodHours)
            {
                throw KinesisErrors.InvalidArgument(
                    $"Requested retention period ({hours} hours) for stream {key.Name} can not be longer than existing retention period "
                    + $"({state.RetentionPeriodHours} hours). Use IncreaseRetentionPeriod API.");
            }

            if (hours == state.RetentionPeriodHours) return NoOutput.Instance;

            var now = room.Now;
            await room.Streams.ChangeAsync(stream, state.WithRetention(hours, now).UpdatingFor(room.Options.SettingDuration, now));
        }

        await room.Trimming.TrimAsync(stream, cancellationToken);
        return NoOutput.Instance;
    }
}
