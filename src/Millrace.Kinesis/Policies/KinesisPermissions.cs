using Millrace.Kinesis.Consumers;
using Millrace.Kinesis.Iterators;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Policies;

/// <summary>Which permission a call needs, on which stream or consumer (facts/iam.md 3, Actions and resources).</summary>
internal static class KinesisPermissions
{
    /// <summary>Stands for a stream that a request does not tell: nobody who is held to single streams is allowed on it.</summary>
    private const string AnyStream = "*";

    /// <summary>Adds what a call needs leave for.</summary>
    public static void Require(Operation operation, object request, RequestContext context, KinesisRoom room, List<RequiredPermission> permissions)
    {
        if (operation.Resource == "*")
        {
            permissions.Add(new RequiredPermission(operation.Action, Resource: null, context.Caller.AccountId));
            return;
        }

        var arn = ResourceOf(request, context, room) ?? Arn(AnyStream, context);
        var permission = new RequiredPermission(operation.Action, arn, AccountOf(arn, context)) { Keys = KeysOf(request) };
        permissions.Add(permission);
        if (request is CreateStreamRequest { Tags.Count: > 0 }) permissions.Add(permission with { Action = KinesisApi.AddTagsToStream.Action });
    }

    /// <summary>The policy of a stream or a consumer that is there.</summary>
    public static string? FindPolicy(string resource, KinesisRoom room) =>
        Find(resource, room) is var (stream, consumer) ? (consumer is null ? stream.State.ResourcePolicy : consumer.ResourcePolicy) : null;

    /// <summary>The tags of a stream or a consumer that is there.</summary>
    public static IReadOnlyDictionary<string, string>? FindTags(string resource, KinesisRoom room) =>
        Find(resource, room) is var (stream, consumer) ? (consumer is null ? stream.State.Tags : consumer.Tags) : null;

    private static (DataStream Stream, ConsumerState? Consumer)? Find(string resource, KinesisRoom room)
    {
        var end = resource.IndexOf("/consumer/", StringComparison.Ordinal);
        if (!StreamReferences.TryParse(end < 0 ? resource : resource[..end], out var key) || !room.Streams.TryFind(key, out var stream)) return null;
        if (end < 0) return (stream, null);
        return ConsumerOf(stream, resource, room) is { } consumer ? (stream, consumer) : null;
    }

    private static string? ResourceOf(object request, RequestContext context, KinesisRoom room) => request switch
    {
        PutRecordRequest put => ArnOf(put, context),
        GetRecordsRequest read => ShardPosition.TryRead(room.Seal, read.ShardIterator, out var position) ? position.Stream.In(context.Region).Arn : read.StreamARN,
        SubscribeToShardRequest subscribe => subscribe.ConsumerARN,
        ListShardsRequest { NextToken: { } token } => ListShardsToken.TryRead(room.Seal, token, out var opened) ? opened.Stream.In(context.Region).Arn : null,
        IStreamRequest stream => ArnOf(stream, context),
        CreateStreamRequest create => Arn(create.StreamName, context),
        DescribeStreamConsumerRequest consumer => ConsumerArnOf(consumer.ConsumerARN, consumer.StreamARN, consumer.ConsumerName, room),
        DeregisterStreamConsumerRequest consumer => ConsumerArnOf(consumer.ConsumerARN, consumer.StreamARN, consumer.ConsumerName, room),
        RegisterStreamConsumerRequest consumer => consumer.StreamARN,
        ListStreamConsumersRequest consumers => consumers.StreamARN,
        UpdateStreamModeRequest mode => mode.StreamARN,
        UpdateMaxRecordSizeRequest size => size.StreamARN,
        TagResourceRequest tag => tag.ResourceARN,
        UntagResourceRequest untag => untag.ResourceARN,
        ListTagsForResourceRequest tags => tags.ResourceARN,
        PutResourcePolicyRequest policy => policy.ResourceARN,
        GetResourcePolicyRequest policy => policy.ResourceARN,
        DeleteResourcePolicyRequest policy => policy.ResourceARN,
        _ => null,
    };

    private static IReadOnlyDictionary<string, IReadOnlyList<string>>? KeysOf(object request) => request switch
    {
        CreateStreamRequest create => RequestTags.Of(create.Tags),
        AddTagsToStreamRequest add => RequestTags.Of(add.Tags),
        TagResourceRequest tag => RequestTags.Of(tag.Tags),
        RegisterStreamConsumerRequest register => RequestTags.Of(register.Tags),
        RemoveTagsFromStreamRequest remove => RequestTags.OfKeys(remove.TagKeys),
        UntagResourceRequest untag => RequestTags.OfKeys(untag.TagKeys),
        _ => null,
    };

    private static string? ArnOf(IStreamRequest request, RequestContext context) =>
        request.StreamARN ?? (request.StreamName is { } name ? Arn(name, context) : null);

    private static string Arn(string name, RequestContext context) => new StreamKey(context.Caller.AccountId, context.Region, name).Arn;

    /// <summary>A consumer's ARN ends in the second of its creation, which a request that names it by name does not tell.</summary>
    private static string? ConsumerArnOf(string? consumerArn, string? streamArn, string? name, KinesisRoom room)
    {
        if (consumerArn is not null || streamArn is null || name is null) return consumerArn;
        var arn = $"{streamArn}/consumer/{name}";
        return StreamReferences.TryParse(streamArn, out var key) && room.Streams.TryFind(key, out var stream)
            && stream.State.FindConsumerAt(room.Now, name) is { } consumer
            ? consumer.ToShape(key, room.Now).ConsumerARN
            : arn;
    }

    private static ConsumerState? ConsumerOf(DataStream stream, string arn, KinesisRoom room)
    {
        foreach (var consumer in stream.State.ConsumersAt(room.Now))
        {
            if (consumer.ToShape(stream.Key, room.Now).ConsumerARN == arn) return consumer;
        }

        return null;
    }

    /// <summary>The models' patterns see to it that each ARN has an account, nearly always the caller's own.</summary>
    private static string AccountOf(string arn, RequestContext context)
    {
        Span<Range> parts = stackalloc Range[6];
        arn.AsSpan().Split(parts, ':');
        var account = arn.AsSpan(parts[4]);
        return account.SequenceEqual(context.Caller.AccountId) ? context.Caller.AccountId : account.ToString();
    }
}
