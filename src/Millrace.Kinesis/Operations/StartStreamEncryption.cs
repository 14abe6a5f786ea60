using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>StartStreamEncryption (facts/kinesis.md 5).</summary>
internal sealed class StartStreamEncryption(KinesisRoom room) : IOperationHandler<StartStreamEncryptionRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        StartStreamEncryptionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = StreamReferences.Resolve(request, context, KinesisApi.StartStreamEncryption);
        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var stream = room.Streams.FindActive(key);
        var state = stream.State;
        Encryption.Check(request.EncryptionType, request.KeyId);

        var now = room.Now;
        var starts = RollingDay.Of(state.EncryptionStarts, now);
        Encryption.CheckRate(starts.Count, room.Options.EncryptionChangeLimit, nameof(StartStreamEncryption), key);

        var changed = state with { KeyId = request.KeyId, EncryptionStarts = [.. starts, now] };
        await room.Streams.ChangeAsync(stream, changed.UpdatingFor(room.Options.EncryptionDuration, now));
        return NoOutput.Instance;
    }
}
