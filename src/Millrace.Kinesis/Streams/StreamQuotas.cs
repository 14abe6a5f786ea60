using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Streams;

/// <summary>How much an account may have in a region (facts/kinesis.md 6). For the holder of the turn, so that a check stays true.</summary>
internal static class StreamQuotas
{
    /// <summary>The open shards of an account's provisioned streams in a region, those to come included; those on demand do not count.</summary>
    public static int OpenShards(KinesisRoom room, string accountId, string region) => room.Streams.Of(accountId, region)
        .Select(static stream => stream.State)
        .Where(static state => state.Mode == StreamMode.Provisioned)
        .Sum(static state => state.OpenShardCount);

    /// <summary>The on-demand streams of an account in a region.</summary>
    public static int OnDemandStreams(KinesisRoom room, string accountId, string region) =>
        room.Streams.Of(accountId, region).Count(static stream => stream.State.Mode == StreamMode.OnDemand);

    /// <summary>Checks that an account may have more shards.</summary>
    /// <param name="room">Where its streams are.</param>
    /// <param name="key">The stream that they are for.</param>
    /// <param name="additional">How many more.</param>
    public static void CheckShards(KinesisRoom room, StreamKey key, int additional)
    {
        var shards = OpenShards(room, key.AccountId, key.Region);
        var limit = room.Options.ShardLimitOf(key.Region);
        if ((long)shards + additional > limit)
        {
            throw KinesisErrors.LimitExceeded(
                $"This request would exceed the shard limit for the account {key.AccountId} in {key.Region}. "
                + $"Current shard count for the account: {shards}. Limit: {limit}. "
                + $"Number of additional shards that would have resulted from this request: {additional}. "
                + "Refer to the AWS Service Limits page (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) "
                + "for current limits and how to request higher limits.");
        }
    }

    /// <summary>Checks that an account may have one more stream on demand.</summary>
    public static void CheckOnDemandStream(KinesisRoom room, StreamKey key)
    {
        var onDemand = OnDemandStreams(room, key.AccountId, key.Region);
        if (onDemand >= room.Options.OnDemandStreamLimit)
        {
            throw KinesisErrors.LimitExceeded(
                $"This request would exceed the on-demand stream limit for the account {key.AccountId} in {key.Region}. "
                + $"Current on-demand stream count for the account: {onDemand}. Limit: {room.Options.OnDemandStreamLimit}.");
        }
    }
}
