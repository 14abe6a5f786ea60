using Millrace.Kinesis.Consumers;
using Millrace.Wire;

namespace Millrace.Kinesis.Streams;

/// <summary>A stream, or one of its consumers: what tags and policies belong to.</summary>
internal sealed class Resource
{
    private static readonly Dictionary<string, string> NoTags = [];

    private readonly ConsumerState? _consumer;

    private Resource(DataStream stream, ConsumerState? consumer)
    {
        Stream = stream;
        _consumer = consumer;
    }

    /// <summary>The stream, or the consumer's.</summary>
    public DataStream Stream { get; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags => _consumer is null ? Stream.State.Tags : _consumer.Tags ?? NoTags;

    /// <summary>Its policy; null without one.</summary>
    public string? Policy => _consumer is null ? Stream.State.ResourcePolicy : _consumer.ResourcePolicy;

    /// <summary>Finds what an ARN names, in whatever state.</summary>
    /// <exception cref="ServiceException">It is not there.</exception>
    public static Resource Find(string arn, KinesisRoom room, RequestContext context, Operation operation)
    {
        if (!ConsumerKey.IsArn(arn)) return new Resource(room.Streams.Find(StreamReferences.Resolve(arn, context, operation)), consumer: null);

        var (stream, consumer) = ConsumerKey.Resolve(arn, context, operation).Find(room.Streams, room.Now);
        return new Resource(stream, consumer);
    }

    /// <summary>Finds what an ARN names, which must be ACTIVE.</summary>
    /// <exception cref="ServiceException">It is not there, or not ACTIVE.</exception>
    public static Resource FindActive(string arn, KinesisRoom room, RequestContext context, Operation operation)
    {
        var resource = Find(arn, room, context, operation);
        if (resource._consumer is { } consumer)
            consumer.RequireActive(resource.Stream.Key, room.Now);
        else
            room.Streams.FindActive(resource.Stream.Key);

        return resource;
    }

    /// <summary>The stream's state once the resource has other tags.</summary>
    public StreamState WithTags(IReadOnlyDictionary<string, string> tags) =>
        _consumer is null ? Stream.State with { Tags = tags } : Stream.State.WithConsumer(_consumer, _consumer with { Tags = tags });

    /// <summary>The stream's state once the resource has another policy, or none.</summary>
    public StreamState WithPolicy(string? policy) => _consumer is null
        ? Stream.State with { ResourcePolicy = policy }
        : Stream.State.WithConsumer(_consumer, _consumer with { ResourcePolicy = policy });
}
