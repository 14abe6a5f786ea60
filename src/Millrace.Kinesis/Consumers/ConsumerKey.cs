using System.Globalization;
using Millrace.Kinesis.Streams;
using Millrace.Wire;

namespace Millrace.Kinesis.Consumers;

/// <summary>Which consumer a request is about.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Name">Its name.</param>
/// <param name="CreationSecond">The second in its ARN; null when it is named without.</param>
internal readonly record struct ConsumerKey(StreamKey Stream, string Name, long? CreationSecond)
{
    private const string Separator = "/consumer/";

    /// <summary>Whether the ARN of a resource is a consumer's.</summary>
    public static bool IsArn(string arn) => arn.Contains(Separator, StringComparison.Ordinal);

    /// <summary>The consumer that a request names: by its ARN, by its stream and name, or by all three where they agree.</summary>
    public static ConsumerKey Resolve(string? streamArn, string? name, string? consumerArn, RequestContext context, Operation operation)
    {
        if (consumerArn is null)
        {
            return streamArn is not null && name is not null
                ? new ConsumerKey(StreamReferences.Resolve(streamArn, context, operation), name, CreationSecond: null)
                : throw KinesisErrors.InvalidArgument("Either ConsumerARN or both StreamARN and ConsumerName should be provided.");
        }

        var key = Resolve(consumerArn, context, operation);
        if ((streamArn is not null && StreamReferences.Resolve(streamArn, context, operation) != key.Stream) || (name is not null && name != key.Name))
            throw KinesisErrors.InvalidArgument($"StreamARN and ConsumerName do not name the consumer {consumerArn}.");

        return key;
    }

    /// <summary>The consumer that an ARN names.</summary>
    public static ConsumerKey Resolve(string consumerArn, RequestContext context, Operation operation)
    {
        // The models' patterns see to the separator, but not every one to a colon before the last digits; no consumer is without.
        var end = consumerArn.LastIndexOf(Separator, StringComparison.Ordinal);
        var name = consumerArn[(end + Separator.Length)..];
        var colon = name.LastIndexOf(':');
        var stream = StreamReferences.Resolve(consumerArn[..end], context, operation);
        return new ConsumerKey(
            stream,
            colon < 0 ? name : name[..colon],
            long.TryParse(name.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var second) && colon >= 0 ? second : -1);
    }

    /// <summary>Finds the consumer, in whatever state.</summary>
    /// <exception cref="ServiceException">It is not there, or its stream is not.</exception>
    public (DataStream Stream, ConsumerState Consumer) Find(StreamRegistry streams, long now)
    {
        var stream = streams.Find(Stream);
        return stream.State.FindConsumerAt(now, Name) is { } consumer && (CreationSecond ?? consumer.CreatedAt / 1000) == consumer.CreatedAt / 1000
            ? (stream, consumer)
            : throw NotFound();
    }

    /// <summary>The error for a consumer that is not there.</summary>
    public ServiceException NotFound() => KinesisErrors.ResourceNotFound($"Consumer {Name}, account {Stream.AccountId} not found.");
}
