using System.Text.Json.Serialization;
using Millrace.Kinesis.Consumers;
using Millrace.Kinesis.Records;
using Millrace.Kinesis.Shards;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Streams;

/// <summary>A stream as it is kept.</summary>
internal sealed record StreamState
{
    /// <summary>The largest record, key included, of a stream that was not given another.</summary>
    public const int UsualMaxRecordSizeInKiB = 1024;

    /// <summary>Tells a stream from an earlier or a later one of its name.</summary>
    public required Guid Incarnation { get; init; }

    /// <summary>When it was made, in epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>The last status that was set; see <see cref="StatusAt"/>.</summary>
    public required string Status { get; init; }

    /// <summary>
    /// When a passing status is over, in epoch milliseconds: a stream that is CREATING or UPDATING is ACTIVE from then on, one that is DELETING
    /// gone.
    /// </summary>
    public long StatusEndsAt { get; init; }

    /// <summary>One of <see cref="StreamMode"/>.</summary>
    public required string Mode { get; init; }

    /// <summary>How long records are kept.</summary>
    public int RetentionPeriodHours { get; init; } = 24;

    /// <summary>
    /// The oldest arrival, in epoch milliseconds, that a longer retention period can bring back: what had passed out of retention before stays
    /// away.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long TrimFloor { get; init; }

    /// <summary>The largest record, key included.</summary>
    public int MaxRecordSizeInKiB { get; init; } = UsualMaxRecordSizeInKiB;

    /// <summary>The KMS key of an encrypted stream; null for a stream that is not.</summary>
    public string? KeyId { get; init; }

    /// <summary>One of <see cref="Model.Kinesis.EncryptionType"/>.</summary>
    [JsonIgnore]
    public string EncryptionType => KeyId is null ? Model.Kinesis.EncryptionType.None : Model.Kinesis.EncryptionType.Kms;

    /// <summary>When the latest StartStreamEncryption calls were, in epoch milliseconds.</summary>
    public IReadOnlyList<long>? EncryptionStarts { get; init; }

    /// <summary>When the latest StopStreamEncryption calls were, in epoch milliseconds.</summary>
    public IReadOnlyList<long>? EncryptionStops { get; init; }

    /// <summary>The warm throughput, when there is one.</summary>
    public WarmThroughput? WarmThroughput { get; init; }

    /// <summary>The resource policy, a JSON document, when there is one.</summary>
    public string? ResourcePolicy { get; init; }

    /// <summary>The shard-level metrics that are on.</summary>
    public IReadOnlyList<string> ShardLevelMetrics { get; init; } = [];

    /// <summary>The tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The registered consumers, and for a while those that are gone (see <see cref="ConsumersAt"/>); null without any.</summary>
    public IReadOnlyList<ConsumerState>? Consumers { get; init; }

    /// <summary>The shards, closed ones included, in ascending order of their indexes.</summary>
    public required IReadOnlyList<ShardState> Shards { get; init; }

    /// <summary>What becomes of the shards when the stream has been UPDATING for long enough; null when nothing does.</summary>
    public IReadOnlyList<ReshardStep>? PendingSteps { get; init; }

    /// <summary>When UpdateShardCount changed the count, in epoch milliseconds; those of the last 24 hours count.</summary>
    public IReadOnlyList<long>? ShardCountUpdates { get; init; }

    /// <summary>When UpdateStreamMode changed the mode, in epoch milliseconds; those of the last 24 hours count.</summary>
    public IReadOnlyList<long>? ModeSwitches { get; init; }

    /// <summary>The folder of its record logs.</summary>
    [JsonIgnore]
    public string LogPrefix => $"streams/{Incarnation:n}";

    /// <summary>The name of a shard's log.</summary>
    public string LogNameOf(ShardState shard) => $"{LogPrefix}/{shard.Index}";

    /// <summary>What a record may hold, key included, in bytes.</summary>
    [JsonIgnore]
    public int MaxRecordBytes => MaxRecordSizeInKiB * 1024;

    /// <summary>What records that are put now carry in their log.</summary>
    [JsonIgnore]
    public RecordAttributes RecordAttributes => KeyId is null ? RecordAttributes.None : RecordAttributes.Encrypted;

    /// <summary>The encryption that answers about records name: none at all without (facts/kinesis.md 4.6).</summary>
    [JsonIgnore]
    public string? RecordEncryptionType => KeyId is null ? null : Model.Kinesis.EncryptionType.Kms;

    /// <summary>The open shards, counting those that a pending split or merge makes more or less.</summary>
    [JsonIgnore]
    public int OpenShardCount =>
        Shards.Count(static shard => shard.IsOpen) + (PendingSteps?.Sum(static step => step.SplitAt is null ? -1 : 1) ?? 0);

    /// <summary>The status at an instant. A stream whose shards are to change is UPDATING until they have, however long that takes.</summary>
    public string StatusAt(long now) =>
        Status is StreamStatus.Creating or StreamStatus.Updating && PendingSteps is null && PassingStatus.IsOver(CreatedAt, StatusEndsAt, now)
            ? StreamStatus.Active
            : Status;

    /// <summary>The state with a change that takes a while: UPDATING until then, or ACTIVE when it takes no time.</summary>
    public StreamState UpdatingFor(TimeSpan duration, long now) => this with
    {
        Status = duration > TimeSpan.Zero ? StreamStatus.Updating : StreamStatus.Active,
        StatusEndsAt = now + (long)duration.TotalMilliseconds,
    };

    /// <summary>Whether its deletion is over at an instant.</summary>
    public bool IsGoneAt(long now) => Status == StreamStatus.Deleting && now >= StatusEndsAt;

    /// <summary>The shards that there are at an instant: none while the stream is being made (facts/kinesis.md 5, CreateStream).</summary>
    public IReadOnlyList<ShardState> ShardsAt(long now) => StatusAt(now) == StreamStatus.Creating ? [] : Shards;

    /// <summary>One of the shards that there are at an instant, open or closed.</summary>
    public ShardState? FindShardAt(long now, int index)
    {
        // Indexes are handed out in order, so a shard stands at its index or, once older ones are forgotten, before it.
        var shards = ShardsAt(now);
        for (var i = Math.Min(index, shards.Count - 1); i >= 0 && shards[i].Index >= index; i--)
        {
            if (shards[i].Index == index) return shards[i];
        }

        return null;
    }

    /// <summary>The shards that follow a closed one, as the end of its records answers them.</summary>
    public IReadOnlyList<ChildShard> ChildrenOf(ShardState shard) =>
        [.. Shards.Where(other => other.IsChildOf(shard)).Select(static child => child.ToChildShape())];

    /// <summary>The consumers that there are at an instant, in whatever state.</summary>
    public IEnumerable<ConsumerState> ConsumersAt(long now) => (Consumers ?? []).Where(consumer => !consumer.IsGoneAt(now));

    /// <summary>The state with a consumer in place of what it was.</summary>
    public StreamState WithConsumer(ConsumerState consumer, ConsumerState changed) =>
        this with { Consumers = [.. Consumers!.Select(other => other == consumer ? changed : other)] };

    /// <summary>One of the consumers that there are at an instant.</summary>
    public ConsumerState? FindConsumerAt(long now, string name)
    {
        foreach (var consumer in Consumers ?? [])
        {
            if (consumer.Name == name && !consumer.IsGoneAt(now)) return consumer;
        }

        return null;
    }

    /// <summary>The oldest arrival that is still kept at an instant, in epoch milliseconds.</summary>
    public long HorizonAt(long now) => Math.Max(TrimFloor, now - RetentionPeriodHours * 3_600_000L);

    /// <summary>The state with another retention period.</summary>
    public StreamState WithRetention(int hours, long now)
    {
        var changed = this with { RetentionPeriodHours = hours };
        return changed with { TrimFloor = Math.Max(0, Math.Max(HorizonAt(now), changed.HorizonAt(now))) };
    }
}
