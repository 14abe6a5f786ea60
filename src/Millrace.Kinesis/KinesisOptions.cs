namespace Millrace.Kinesis;

/// <summary>How Kinesis behaves where AWS leaves room, or where a test wants it quicker than AWS.</summary>
public sealed record KinesisOptions
{
    /// <summary>As quick as can be, and without limits; what there is when nothing is said.</summary>
    public static KinesisOptions Fast { get; } = new();

    /// <summary>AWS's limits, and durations like its (facts/kinesis.md 8).</summary>
    public static KinesisOptions Aws { get; } = new()
    {
        CreateDuration = TimeSpan.FromSeconds(30),
        DeleteDuration = TimeSpan.FromSeconds(30),
        SettingDuration = TimeSpan.FromSeconds(5),
        ModeDuration = TimeSpan.FromSeconds(30),
        EncryptionDuration = TimeSpan.FromSeconds(5),
        ReshardDuration = TimeSpan.FromSeconds(30),
        ConsumerDuration = TimeSpan.FromSeconds(10),
        OnDemandScaling = true,
        Limits = KinesisLimits.Aws,
    };

    /// <summary>What shards and calls are held to at the start; a running service can be given others.</summary>
    public KinesisLimits Limits { get; init; } = KinesisLimits.Fast;

    /// <summary>How long a stream stays CREATING; none by default: it is ACTIVE before CreateStream has answered.</summary>
    public TimeSpan CreateDuration { get; init; } = TimeSpan.Zero;

    /// <summary>How long a stream stays DELETING; none by default: it is gone before DeleteStream has answered.</summary>
    public TimeSpan DeleteDuration { get; init; } = TimeSpan.Zero;

    /// <summary>How long a stream is UPDATING after its settings are changed (retention, record size, warm throughput); none by default.</summary>
    public TimeSpan SettingDuration { get; init; } = TimeSpan.Zero;

    /// <summary>How long a stream is UPDATING after UpdateStreamMode; none by default.</summary>
    public TimeSpan ModeDuration { get; init; } = TimeSpan.Zero;

    /// <summary>How long a stream is UPDATING after its encryption was started or stopped; none by default.</summary>
    public TimeSpan EncryptionDuration { get; init; } = TimeSpan.Zero;

    /// <summary>How often records that have passed out of retention are freed, unasked; a minute by default. Readers never see them.</summary>
    public TimeSpan TrimInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Told of the ARN of a stream whose old records could not be freed, or that could not grow, and why. It is tried again at the next interval.
    /// </summary>
    public Action<string, Exception>? BackgroundFailed { get; init; }

    /// <summary>
    /// Whether on-demand streams grow with their traffic; not by default, so that a test sees shards change only when it says so. A shard that took
    /// more than 500 KB or 500 records a second over a minute is split (facts/kinesis.md 6).
    /// </summary>
    public bool OnDemandScaling { get; init; }

    /// <summary>How often a stream's encryption can be started in any 24 hours, and how often stopped; 25 as at AWS.</summary>
    public int EncryptionChangeLimit { get; init; } = 25;

    /// <summary>How long a consumer stays CREATING or DELETING; none by default: it is ACTIVE, or gone, before the call has answered.</summary>
    public TimeSpan ConsumerDuration { get; init; } = TimeSpan.Zero;

    /// <summary>How long a subscription to a shard lasts; 5 minutes as at AWS.</summary>
    public TimeSpan SubscriptionDuration { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For how long a subscription may be silent before it gets an event without records; 5 seconds.</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The most consumers of a stream; 20 as at AWS.</summary>
    public int ConsumerLimit { get; init; } = 20;

    /// <summary>The most consumers of a stream that are CREATING at once; 5 as at AWS.</summary>
    public int CreatingConsumerLimit { get; init; } = 5;

    /// <summary>
    /// How long a stream is UPDATING after SplitShard, MergeShards and UpdateShardCount; none by default: the new shards are there before the
    /// answer. Until it is over the old shards are open and take records.
    /// </summary>
    public TimeSpan ReshardDuration { get; init; } = TimeSpan.Zero;

    /// <summary>How long a shard iterator lives; 5 minutes as at AWS.</summary>
    public TimeSpan IteratorLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the token of a list lives; 5 minutes as at AWS.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The most open shards that the provisioned streams of an account have in a region; null for AWS's default: 20000 in us-east-1,
    /// us-west-2 and eu-west-1, 6000 elsewhere.
    /// </summary>
    public int? ShardLimit { get; init; }

    /// <summary>The most on-demand streams of an account in a region; 50 as at AWS.</summary>
    public int OnDemandStreamLimit { get; init; } = 50;

    /// <summary>The most streams of an account in a region that are CREATING at once; 5 as at AWS.</summary>
    public int CreatingStreamLimit { get; init; } = 5;

    /// <summary>The shortest that a timer can be set to.</summary>
    private static TimeSpan ShortestInterval => TimeSpan.FromMilliseconds(1);

    /// <summary>The longest that a timer can be set to, in whole days.</summary>
    private static TimeSpan LongestDuration => TimeSpan.FromDays(49);

    /// <summary>The shard limit of a region.</summary>
    internal int ShardLimitOf(string region) =>
        ShardLimit ?? (region is "us-east-1" or "us-west-2" or "eu-west-1" ? 20_000 : 6_000);

    /// <summary>Throws for values that cannot be.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of the values.</exception>
    public void Validate()
    {
        Limits.Validate();
        Between(CreateDuration, TimeSpan.Zero, nameof(CreateDuration));
        Between(DeleteDuration, TimeSpan.Zero, nameof(DeleteDuration));
        Between(SettingDuration, TimeSpan.Zero, nameof(SettingDuration));
        Between(ModeDuration, TimeSpan.Zero, nameof(ModeDuration));
        Between(EncryptionDuration, TimeSpan.Zero, nameof(EncryptionDuration));
        Between(ReshardDuration, TimeSpan.Zero, nameof(ReshardDuration));
        Between(ConsumerDuration, TimeSpan.Zero, nameof(ConsumerDuration));
        Between(TrimInterval, ShortestInterval, nameof(TrimInterval));
        Between(SubscriptionDuration, ShortestInterval, nameof(SubscriptionDuration));
        Between(HeartbeatInterval, ShortestInterval, nameof(HeartbeatInterval));
        Between(IteratorLifetime, ShortestInterval, nameof(IteratorLifetime));
        Between(TokenLifetime, ShortestInterval, nameof(TokenLifetime));
        ArgumentOutOfRangeException.ThrowIfNegative(EncryptionChangeLimit);
        ArgumentOutOfRangeException.ThrowIfNegative(ConsumerLimit);
        ArgumentOutOfRangeException.ThrowIfNegative(CreatingConsumerLimit);
        if (ShardLimit is { } limit) ArgumentOutOfRangeException.ThrowIfNegative(limit);
        ArgumentOutOfRangeException.ThrowIfNegative(OnDemandStreamLimit);
        ArgumentOutOfRangeException.ThrowIfNegative(CreatingStreamLimit);
    }

    private static void Between(TimeSpan value, TimeSpan least, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LongestDuration, name);
    }
}
