using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>UpdateMaxRecordSize (facts/kinesis.md 5).</summary>
internal sealed class UpdateMaxRecordSize(KinesisRoom room) : IOperationHandler<UpdateMaxRecordSizeRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        UpdateMaxRecordSizeRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        if (request.StreamARN is not { } arn) throw KinesisErrors.InvalidArgument("StreamARN should be provided.");

        var key = StreamReferences.Resolve(arn, context, KinesisApi.UpdateMaxRecordSize);
        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var stream = room.Streams.FindActive(key);

        var changed = stream.State with { MaxRecordSizeInKiB = request.MaxRecordSizeInKiB!.Value };
        await room.Streams.ChangeAsync(stream, changed.UpdatingFor(room.Options.SettingDuration, room.Now));
        return NoOutput.Instance;
    }
}
