using Millrace.Kinesis.Iterators;
using Millrace.Kinesis.Records;
using Millrace.Kinesis.Shards;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Streams;

/// <summary>Finds what a request is about, before it is known whether that is there.</summary>
internal static class RequestSubjects
{
    /// <summary>What a request is about.</summary>
    public static RequestSubject Of(object request, RequestContext context, KinesisRoom room) => request switch
    {
        PutRecordRequest put => new RequestSubject(NameOf(put), ShardOf(put, context, room)),
        GetShardIteratorRequest iterator => new RequestSubject(NameOf(iterator), KinesisService.CanonicalShardId(iterator.ShardId)),
        SplitShardRequest split => new RequestSubject(NameOf(split), KinesisService.CanonicalShardId(split.ShardToSplit)),
        MergeShardsRequest merge => new RequestSubject(NameOf(merge), KinesisService.CanonicalShardId(merge.ShardToMerge)),
        GetRecordsRequest read => ShardPosition.TryRead(room.Seal, read.ShardIterator, out var position)
            ? new RequestSubject(position.Stream.Name, ShardName.Format(position.ShardIndex))
            : default,
        ListShardsRequest { NextToken: { } token } => ListShardsToken.TryRead(room.Seal, token, out var place) ? new RequestSubject(place.Stream.Name) : default,
        SubscribeToShardRequest subscribe => new RequestSubject(NameIn(subscribe.ConsumerARN), KinesisService.CanonicalShardId(subscribe.ShardId)),
        IStreamRequest stream => new RequestSubject(NameOf(stream)),
        CreateStreamRequest create => new RequestSubject(create.StreamName),
        DescribeStreamConsumerRequest consumer => new RequestSubject(NameIn(consumer.ConsumerARN ?? consumer.StreamARN)),
        DeregisterStreamConsumerRequest consumer => new RequestSubject(NameIn(consumer.ConsumerARN ?? consumer.StreamARN)),
        RegisterStreamConsumerRequest consumer => new RequestSubject(NameIn(consumer.StreamARN)),
        ListStreamConsumersRequest consumers => new RequestSubject(NameIn(consumers.StreamARN)),
        UpdateStreamModeRequest mode => new RequestSubject(NameIn(mode.StreamARN)),
        UpdateMaxRecordSizeRequest size => new RequestSubject(NameIn(size.StreamARN)),
        TagResourceRequest tag => new RequestSubject(NameIn(tag.ResourceARN)),
        UntagResourceRequest untag => new RequestSubject(NameIn(untag.ResourceARN)),
        ListTagsForResourceRequest tags => new RequestSubject(NameIn(tags.ResourceARN)),
        PutResourcePolicyRequest policy => new RequestSubject(NameIn(policy.ResourceARN)),
        GetResourcePolicyRequest policy => new RequestSubject(NameIn(policy.ResourceARN)),
        DeleteResourcePolicyRequest policy => new RequestSubject(NameIn(policy.ResourceARN)),
        _ => default,
    };

    private static string? NameOf(IStreamRequest request) => request.StreamARN is null ? request.StreamName : NameIn(request.StreamARN);

    // Of a stream's ARN as of a consumer's, which goes on after the name.
    private static string? NameIn(string? arn) =>
        arn?.Split(":stream/", 2) is [_, var rest] ? rest.Split('/', 2)[0] : null;

    private static string? ShardOf(PutRecordRequest put, RequestContext context, KinesisRoom room)
    {
        if (NameOf(put) is not { } name || !room.Streams.TryFind(new StreamKey(context.Caller.AccountId, context.Region, name), out var stream)) return null;

        var hashKey = IncomingRecord.HashKeyOf(put.ExplicitHashKey, put.PartitionKey.Span);
        var shards = stream.OpenShards;
        return shards[shards.PlaceOf(hashKey)].Id;
    }
}
