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

            var now = room.Now;
            if (request.EnforceConsumerDeletion != true && stream.State.ConsumersAt(now).Any())
            {
                throw KinesisErrors.ResourceInUse(
                    $"DeleteStream can't delete {key.AccountId}:{key.Name} because there are consumers associated with this data stream. "
                    + $"To delete {key.Name} anyway, set the EnforceConsumerDeletion parameter to true to force the deletion of all the "
                    + "consumers that are associated with it.");
            }

            await room.Streams.ChangeAsync(stream, stream.State with
            {
                Status = StreamStatus.Deleting,
                StatusEndsAt = PassingStatus.EndOf(room.Options.DeleteDuration, now),
            });
        }

        await room.Streams.TakeDownWhenDueAsync(stream);
        return NoOutput.Instance;
    }
}
