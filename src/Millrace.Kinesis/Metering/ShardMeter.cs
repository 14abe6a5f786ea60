using Millrace.Storage.Measurements;

namespace Millrace.Kinesis.Metering;

/// <summary>Counts what goes into a shard and out of it, for all who look: CloudWatch where enhanced monitoring is on, the console and the operator.</summary>
internal sealed class ShardMeter
{
    private long _pushedRecords;
    private long _pushedBytes;
    private long _behind;

    public Gauge IncomingBytes { get; } = new();

    public Gauge IncomingRecords { get; } = new();

    /// <summary>The bytes of each GetRecords.</summary>
    public Gauge OutgoingBytes { get; } = new();

    /// <summary>The records of each GetRecords.</summary>
    public Gauge OutgoingRecords { get; } = new();

    /// <summary>How old the last record of each GetRecords was, in milliseconds.</summary>
    public Gauge IteratorAge { get; } = new();

    public Gauge WriteExceeded { get; } = new();

    public Gauge ReadExceeded { get; } = new();

    /// <summary>What was counted so far.</summary>
    public ShardCounts Counts => new(
        IncomingRecords.Sum,
        IncomingBytes.Sum,
        OutgoingRecords.Sum + Volatile.Read(ref _pushedRecords),
        OutgoingBytes.Sum + Volatile.Read(ref _pushedBytes),
        WriteExceeded.Sum,
        ReadExceeded.Sum,
        Behind);

    /// <summary>How far the last read was behind, in milliseconds.</summary>
    public long Behind => Volatile.Read(ref _behind);

    /// <summary>Counts records that were appended.</summary>
    /// <param name="records">How many.</param>
    /// <param name="bytes">Their size, partition keys included.</param>
    public void Put(int records, long bytes)
    {
        IncomingRecords.Add(records);
        IncomingBytes.Add(bytes);
    }

    /// <summary>Counts a GetRecords.</summary>
    /// <param name="records">How many records it found.</param>
    /// <param name="bytes">Their size, partition keys included.</param>
    /// <param name="age">How old the last of them was, in milliseconds.</param>
    /// <param name="behind">How far it is behind, in milliseconds.</param>
    public void Get(int records, long bytes, long age, long behind)
    {
        OutgoingRecords.Add(records);
        OutgoingBytes.Add(bytes);
        IteratorAge.Add(age);
        Volatile.Write(ref _behind, behind);
    }

    /// <summary>Counts records that were pushed to a consumer.</summary>
    public void Push(int records, long bytes, long behind)
    {
        Interlocked.Add(ref _pushedRecords, records);
        Interlocked.Add(ref _pushedBytes, bytes);
        Volatile.Write(ref _behind, behind);
    }
}
