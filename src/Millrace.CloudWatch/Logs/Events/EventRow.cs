using System.Buffers.Binary;

namespace Millrace.CloudWatch.Logs.Events;

/// <summary>
/// How events lie in a row of the table store: several in one, so that reading a hundred thousand is reading a few hundred rows. The key is the time and
/// the number of the first; the value has for each event its time, when it came in, its length and its text.
/// </summary>
internal static class EventRow
{
    /// <summary>The most milliseconds between the events of a row: how far before a time one must begin to read.</summary>
    public const long MaxSpan = 60_000;

    /// <summary>A row with fewer bytes takes in what follows.</summary>
    public const int SmallBytes = 4096;

    /// <summary>A row with so many bytes takes in no more.</summary>
    public const int FullBytes = 65_536;

    /// <summary>What an event takes beside its text.</summary>
    public const int HeadBytes = sizeof(long) + sizeof(long) + sizeof(int);

    /// <summary>The key of a row.</summary>
    public static byte[] Key(long time, long sequence)
    {
        var key = new byte[2 * sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(key, time);
        BinaryPrimitives.WriteInt64BigEndian(key.AsSpan(sizeof(long)), sequence);
        return key;
    }

    /// <summary>The time in a row's key.</summary>
    public static long TimeOf(byte[] key) => BinaryPrimitives.ReadInt64BigEndian(key);

    /// <summary>The number in a row's key.</summary>
    public static long SequenceOf(byte[] key) => BinaryPrimitives.ReadInt64BigEndian(key.AsSpan(sizeof(long)));

    /// <summary>Writes an event.</summary>
    /// <returns>What follows it.</returns>
    public static Span<byte> Write(Span<byte> row, NewLogEvent written, long ingestionTime)
    {
        BinaryPrimitives.WriteInt64BigEndian(row, written.Time);
        BinaryPrimitives.WriteInt64BigEndian(row[sizeof(long)..], ingestionTime);
        BinaryPrimitives.WriteInt32BigEndian(row[(2 * sizeof(long))..], written.Message.Length);
        written.Message.Span.CopyTo(row[HeadBytes..]);
        return row[(HeadBytes + written.Message.Length)..];
    }

    /// <summary>The time of the event at an offset.</summary>
    public static long TimeAt(byte[] row, int offset) => BinaryPrimitives.ReadInt64BigEndian(row.AsSpan(offset));

    /// <summary>When the event at an offset came in.</summary>
    public static long IngestionTimeAt(byte[] row, int offset) => BinaryPrimitives.ReadInt64BigEndian(row.AsSpan(offset + sizeof(long)));

    /// <summary>The text of the event at an offset.</summary>
    public static ReadOnlyMemory<byte> MessageAt(byte[] row, int offset) => row.AsMemory(offset + HeadBytes, LengthAt(row, offset));

    /// <summary>Where the event after the one at an offset is.</summary>
    public static int Next(byte[] row, int offset) => offset + HeadBytes + LengthAt(row, offset);

    private static int LengthAt(byte[] row, int offset) => BinaryPrimitives.ReadInt32BigEndian(row.AsSpan(offset + 2 * sizeof(long)));
}
