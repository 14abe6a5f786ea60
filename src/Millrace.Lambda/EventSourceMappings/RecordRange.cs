namespace Millrace.Lambda.EventSourceMappings;

/// <summary>Records of a shard from one to another.</summary>
/// <param name="FirstNumber">The sequence number of the first.</param>
/// <param name="LastNumber">That of the last.</param>
/// <param name="FirstArrival">When the first arrived, in epoch milliseconds.</param>
/// <param name="LastArrival">When the last did.</param>
/// <param name="Count">How many they are.</param>
internal sealed record RecordRange(string FirstNumber, string LastNumber, long FirstArrival, long LastArrival, int Count)
{
    /// <summary>These records together with those before them.</summary>
    public RecordRange After(RecordRange? before) =>
        before is null ? this : this with { FirstNumber = before.FirstNumber, FirstArrival = before.FirstArrival, Count = before.Count + Count };
}
