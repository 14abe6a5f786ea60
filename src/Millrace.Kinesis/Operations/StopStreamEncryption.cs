using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>StopStreamEncryption (facts/kinesis.md 5).</summary>
internal sealed class StopStreamEncryption(KinesisRoom room) : IOperationHandler<StopStreamEncryptionRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        StopStreamEncryptionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = StreamReferences.Resolve(request, context, KinesisApi.StopStreamEncryption);
        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var stream = room.Streams.FindActive(key);
        var state = stream.State;
        Encryption.Check(request.EncryptionType, request.KeyId);

        var now = room.Now;
        var stops = RollingDay.Of(state.EncryptionStops, now);
        Encryption.CheckRate(stops.Count, room.Options.EncryptionChangeLimit, nameof(StopStreamEncryption), key);

        var changed = state with { KeyId = null, EncryptionStops = [.. stops, now] };
        await room.Streams.ChangeAsync(stream, changed.UpdatingFor(room.Options.EncryptionDuration, now));
        return NoOutput.Instance;
    }
}
