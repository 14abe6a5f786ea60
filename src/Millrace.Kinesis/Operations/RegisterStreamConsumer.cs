using Millrace.Kinesis.Consumers;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>RegisterStreamConsumer (facts/kinesis.md 5).</summary>
internal sealed class RegisterStreamConsumer(KinesisRoom room) : IOperationHandler<RegisterStreamConsumerRequest, RegisterStreamConsumerResponse>
{
    public async ValueTask<RegisterStreamConsumerResponse> HandleAsync(
        RegisterStreamConsumerRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = StreamReferences.Resolve(request.StreamARN, context, KinesisApi.RegisterStreamConsumer);
        if (request.Tags is { } tags) StreamTags.CheckAdded(tags, new Dictionary<string, string>(), key);

        using var turn = await room.Streams.BeginChangeAsync(cancellationToken);
        var stream = room.Streams.FindActive(key);
        var now = room.Now;
        if (stream.State.FindConsumerAt(now, request.ConsumerName) is not null)
        {
            throw KinesisErrors.ResourceInUse(
                $"Consumer {request.ConsumerName} under stream {key.Name} already exists for account {key.AccountId}.");
        }

        CheckQuotas(key, stream.State, now);
        var consumer = new ConsumerState
        {
            Name = request.ConsumerName,
            CreatedAt = NewCreation(request.ConsumerName, stream.State, now),
            Status = ConsumerStatus.Creating,
            StatusEndsAt = PassingStatus.EndOf(room.Options.ConsumerDuration, now),
            Tags = request.Tags,
        };
        await room.Streams.ChangeAsync(stream, stream.State with { Consumers = [.. Remembered(stream.State, now), consumer] });

        // Whatever it is by now, AWS's answer says CREATING.
        return new RegisterStreamConsumerResponse { Consumer = consumer.ToShape(key, now) with { ConsumerStatus = ConsumerStatus.Creating } };
    }

    private void CheckQuotas(StreamKey key, StreamState state, long now)
    {
        if (state.ConsumersAt(now).Count() >= room.Options.ConsumerLimit)
        {
            throw KinesisErrors.LimitExceeded(
                $"This request would exceed the limit of {room.Options.ConsumerLimit} consumers for the stream {key.Name} under account {key.AccountId}.");
        }

        if (state.ConsumersAt(now).Count(consumer => consumer.StatusAt(now) == ConsumerStatus.Creating) >= room.Options.CreatingConsumerLimit)
        {
            throw KinesisErrors.LimitExceeded(
                $"This request would exceed the limit of {room.Options.CreatingConsumerLimit} consumers in state CREATING "
                + $"for the stream {key.Name} under account {key.AccountId}.");
        }
    }

    // The second is all that tells a consumer's ARN from that of an earlier one of its name.
    private static long NewCreation(string name, StreamState state, long now)
    {
        var last = (state.Consumers ?? []).Where(consumer => consumer.Name == name).Select(static consumer => consumer.CreatedAt / 1000).DefaultIfEmpty(-1).Max();
        return last < now / 1000 ? now : (last + 1) * 1000;
    }

    // Those that are gone are remembered while their second could come up again.
    private static IEnumerable<ConsumerState> Remembered(StreamState state, long now) =>
        (state.Consumers ?? []).Where(consumer => !consumer.IsGoneAt(now) || consumer.CreatedAt / 1000 >= now / 1000);
}
