namespace Millrace.Kinesis.Streams;

/// <summary>
/// How long something is CREATING, UPDATING or DELETING, by a clock that can be set back: what is over then must not begin again.
/// </summary>
internal static class PassingStatus
{
    /// <summary>When a status is over that begins now, in epoch milliseconds; always, when it takes no time.</summary>
    public static long EndOf(TimeSpan duration, long now) => duration > TimeSpan.Zero ? now + (long)duration.TotalMilliseconds : 0;

    /// <summary>Whether a status is over. Before what it is the status of was made, the clock was set back, and it was over long ago.</summary>
    public static bool IsOver(long createdAt, long endsAt, long now) => now >= endsAt || now < createdAt;
}
