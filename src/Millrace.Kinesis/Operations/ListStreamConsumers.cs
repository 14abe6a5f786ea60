using Millrace.Kinesis.Consumers;
using Millrace.Kinesis.Iterators;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Operations;

/// <summary>ListStreamConsumers (facts/kinesis.md 5).</summary>
internal sealed class ListStreamConsumers(KinesisRoom room) : IOperationHandler<ListStreamConsumersRequest, ListStreamConsumersResponse>
{
    private const int MostConsumers = 100;

    public ValueTask<ListStreamConsumersResponse> HandleAsync(
        ListStreamConsumersRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = StreamReferences.Resolve(request.StreamARN, context, KinesisApi.ListStreamConsumers);
        if (request.NextToken is not null && request.StreamCreationTimestamp is not null)
            throw KinesisErrors.InvalidArgument("NextToken and StreamCreationTimestamp cannot be provided together.");

        var now = room.Now;
        var stream = room.Streams.Find(key);

        // Some clients send the time back without its milliseconds.
        if (request.StreamCreationTimestamp is { } created && created.ToUnixTimeSeconds() != stream.State.CreatedAt / 1000)
            throw StreamReferences.NotFound(key);

        var after = request.NextToken is { } token ? ReadToken(token, stream, now) : "";
        var most = Math.Min(request.MaxResults ?? MostConsumers, MostConsumers);
        ConsumerState[] rest = [.. stream.State.ConsumersAt(now)
            .Where(consumer => string.CompareOrdinal(consumer.Name, after) > 0)
            .OrderBy(static consumer => consumer.Name, StringComparer.Ordinal)];
        return ValueTask.FromResult(new ListStreamConsumersResponse
        {
            Consumers = [.. rest.Take(most).Select(consumer => consumer.ToShape(key, now))],
            NextToken = rest.Length > most
                ? new ListStreamConsumersToken(StreamIdentity.Of(stream), rest[most - 1].Name, now).Seal(room.Seal)
                : null,
        });
    }

    private string ReadToken(string text, DataStream stream, long now)
    {
        if (!ListStreamConsumersToken.TryRead(room.Seal, text, out var token) || token.Stream != StreamIdentity.Of(stream))
            throw KinesisErrors.InvalidArgument("Invalid NextToken.");

        return Expiry.TextOf("token", token.IssuedAt, now, room.Options.TokenLifetime) is { } expired
            ? throw KinesisErrors.ExpiredNextToken(expired)
            : token.After;
    }
}
