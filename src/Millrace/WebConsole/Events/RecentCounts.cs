using Millrace.Kinesis.Metering;

namespace Millrace.WebConsole.Events;

/// <summary>
/// What streams counted in the last second, for all who tell rates. It is the same for every connection, so that one that begins goes on with what the one
/// before told: a page has another with each screen.
/// </summary>
/// <param name="activity">Tells what the streams have counted.</param>
/// <param name="time">The machine's clock.</param>
internal sealed class RecentCounts(Func<IReadOnlyList<StreamActivity>> activity, TimeProvider time)
{
    /// <summary>Rates are of a second, or a little more.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // When nobody has looked for longer, what was counted since says little of now.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private Look? _before;
    private Look? _latest;

    /// <summary>What was counted lately; nothing at the first look in a while.</summary>
    public CountedLately Take()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            if (_latest is null || time.GetElapsedTime(_latest.At, now) >= Interval)
            {
                _before = _latest is not null && time.GetElapsedTime(_latest.At, now) <= Longest ? _latest : null;
                _latest = new Look(now, activity().ToDictionary(static stream => stream.Arn, static stream => new StreamCounts(stream.Total, stream.Shards.ToDictionary())));
            }

            return _before is null
                ? new CountedLately(_latest.Streams, _latest.Streams, TimeSpan.Zero)
                : new CountedLately(_before.Streams, _latest.Streams, time.GetElapsedTime(_before.At, _latest.At));
        }
    }

    private sealed record Look(long At, Dictionary<string, StreamCounts> Streams);
}

/// <summary>What was counted of a stream, and of its shards by their ids.</summary>
internal sealed record StreamCounts(ShardCounts Total, Dictionary<string, ShardCounts> Shards);

/// <summary>What streams counted between two looks.</summary>
/// <param name="before">The first, by ARN.</param>
/// <param name="after">The second.</param>
/// <param name="duration">The time between; zero without a first.</param>
internal readonly struct CountedLately(Dictionary<string, StreamCounts> before, Dictionary<string, StreamCounts> after, TimeSpan duration)
{
    /// <summary>What a stream counted.</summary>
    public ShardCounts Of(string arn) => TotalOf(after, arn).Since(TotalOf(before, arn));

    /// <summary>What a shard counted.</summary>
    public ShardCounts Of(string arn, string shard) => CountsOf(after, arn, shard).Since(CountsOf(before, arn, shard));

    /// <summary>How much a count is in a second, with one decimal.</summary>
    public double PerSecond(long count) => duration > TimeSpan.Zero ? Math.Round(count / duration.TotalSeconds, 1) : 0;

    private static ShardCounts TotalOf(Dictionary<string, StreamCounts> streams, string arn) => streams.GetValueOrDefault(arn)?.Total ?? default;

    private static ShardCounts CountsOf(Dictionary<string, StreamCounts> streams, string arn, string shard) =>
        streams.GetValueOrDefault(arn)?.Shards.GetValueOrDefault(shard) ?? default;
}
