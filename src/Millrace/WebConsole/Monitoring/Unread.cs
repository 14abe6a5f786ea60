using Millrace.Kinesis.Consumers;
using Millrace.Model.Kinesis;

namespace Millrace.WebConsole.Monitoring;

/// <summary>What of a shard a reader has yet to read.</summary>
/// <param name="Records">How many records.</param>
/// <param name="Milliseconds">How old the first of them is.</param>
internal readonly record struct Unread(long Records, long Milliseconds)
{
    /// <summary>What there is from a position on.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="shard">The shard.</param>
    /// <param name="position">The first position that was not read; 0 for the oldest record.</param>
    /// <param name="clock">The server's clock, which arrivals are told by.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async ValueTask<Unread> BehindAsync(StreamRecords stream, string shard, long position, TimeProvider clock, CancellationToken cancellationToken)
    {
        var latest = await stream.FindAsync(shard, ShardIteratorType.Latest, timestamp: null, cancellationToken);
        if (position >= latest) return default;
        using var page = await stream.ReadAsync(shard, position, maxRecords: 1, cancellationToken);
        if (page.Records.Count == 0) return default;
        var age = clock.GetUtcNow() - page.Records[0].ApproximateArrivalTimestamp!.Value;
        return new Unread(latest - page.PositionOf(0), Math.Max(0, (long)age.TotalMilliseconds));
    }
}
