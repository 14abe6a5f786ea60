namespace Millrace.Client.Producer;

/// <summary>How fast and how soon records go to one shard. It outlives the shard map by which the shard was found.</summary>
internal sealed class ShardPacing(ProducerOptions options, Random random)
{
    private const double Growth = 2;

    public Backoff Backoff { get; } = new(options.InitialBackoff, options.MaxBackoff, Growth, random);

    /// <summary>Null when there is no limit.</summary>
    public ShardRateLimit? RateLimit { get; } = options.RateLimitPercent is { } percent ? new ShardRateLimit(percent) : null;

    /// <summary>No limit is kept for records whose shard is not known.</summary>
    public static ShardPacing OfUnknownShard(ProducerOptions options, Random random) => new(options with { RateLimitPercent = null }, random);
}
