using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>DeleteStream (facts/kinesis.md 5).</summary>
internal sealed class DeleteStream(KinesisRoom room) : IOperationHandler<DeleteStreamRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(DeleteStreamRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = StreamReferences.Resolve(request, context, KinesisApi.DeleteStream);
        DataStream stream;
        using (await room.Streams.BeginChangeAsync(cancellationToken))
        {
            stream = room.Streams.Find(key);
            if (stream.State.Status == StreamStatus.Deleting) throw StreamReferences.NotActive(key, StreamStatus.Deleting);

            await room.Streams.ChangeAsync(stream, stream.State with
            {
                Status = StreamStatus.Deleting,
                StatusEndsAt = room.Now + (long)room.Options.DeleteDuration.TotalMilliseconds,
            });
        }

        await room.Streams.TakeDownWhenDueAsync(stream);
        return NoOutput.Instance;
    }
}
