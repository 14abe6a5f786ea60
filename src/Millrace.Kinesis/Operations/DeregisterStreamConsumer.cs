using Millrace.Kinesis.Consumers;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>DeregisterStreamConsumer (facts/kinesis.md 5).</summary>
internal sealed class DeregisterStreamConsumer(KinesisRoom room) : IOperationHandler<DeregisterStreamConsumerRequest, NoOutput>
{
    public async ValueTask<NoOutput> HandleAsync(
        DeregisterStreamConsumerRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = ConsumerKey.Resolve(
            request.StreamARN, request.ConsumerName, request.ConsumerARN, context, KinesisApi.DeregisterStreamConsumer);

        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var now = room.Now;
        var (stream, consumer) = key.Find(room.Streams, now);

        // AWS lists no error for one that is on its way out already.
        if (consumer.Status == ConsumerStatus.Deleting) return NoOutput.Instance;

        var leaving = consumer with
        {
            Status = ConsumerStatus.Deleting,
            StatusEndsAt = PassingStatus.EndOf(room.Options.ConsumerDuration, now),
        };
        await room.Streams.ChangeAsync(stream, stream.State.WithConsumer(consumer, leaving));
        return NoOutput.Instance;
    }
}
