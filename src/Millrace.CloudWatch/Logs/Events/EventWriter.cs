using Millrace.CloudWatch.Logs.Groups;
using Millrace.Storage.Tables;

namespace Millrace.CloudWatch.Logs.Events;

/// <summary>Puts events into streams.</summary>
internal static class EventWriter
{
    /// <summary>What AWS counts for an event beside its text.</summary>
    public const int OverheadBytes = 26;

    /// <summary>Appends events.</summary>
    /// <param name="writer">What is written to.</param>
    /// <param name="stream">The stream as it is.</param>
    /// <param name="events">The events in the order of their times.</param>
    /// <param name="now">When they came in, in epoch milliseconds.</param>
    /// <returns>The stream as it is then, which the caller writes.</returns>
    public static LogStreamState Append(ITableWriter writer, LogStreamState stream, ReadOnlySpan<NewLogEvent> events, long now)
    {
        while (!events.IsEmpty)
        {
            var row = FindRow(writer, stream, events[0]);
            var (count, bytes) = Measure(events, row is null ? events[0].Time : stream.RowFirst, row?.Length ?? 0);
            stream = Write(writer, stream, row, events[..count], bytes, now);
            events = events[count..];
        }

        return stream;
    }

    private static LogStreamState Write(ITableWriter writer, LogStreamState stream, byte[]? before, ReadOnlySpan<NewLogEvent> events, int bytes, long now)
    {
        var row = new byte[(before?.Length ?? 0) + bytes];
        before?.CopyTo(row, 0);
        var rest = row.AsSpan(before?.Length ?? 0);
        long stored = 0;
        foreach (var written in events)
        {
            rest = EventRow.Write(rest, written, now);
            stored += written.Message.Length + OverheadBytes;
        }

        var (first, sequence) = before is null ? (events[0].Time, stream.NextSequence) : (stream.RowFirst, stream.RowSequence);
        writer.Put(stream.Space, EventRow.Key(first, sequence), row);
        return stream with
        {
            FirstEvent = Math.Min(stream.FirstEvent ?? long.MaxValue, events[0].Time),
            LastEvent = Math.Max(stream.LastEvent ?? 0, events[^1].Time),
            LastIngestion = now,
            NextSequence = stream.NextSequence + events.Length,
            StoredBytes = stream.StoredBytes + stored,
            RowFirst = first,
            RowLast = events[^1].Time,
            RowSequence = sequence,
            RowBytes = row.Length,
        };
    }

    /// <summary>The row that was written last, if it may take in an event; it may have been freed meanwhile.</summary>
    private static byte[]? FindRow(ITableWriter writer, LogStreamState stream, NewLogEvent next) =>
        stream.RowBytes is > 0 and < EventRow.SmallBytes && next.Time >= stream.RowLast && next.Time - stream.RowFirst <= EventRow.MaxSpan
            ? writer.Find(stream.Space, EventRow.Key(stream.RowFirst, stream.RowSequence))
            : null;

    private static (int Count, int Bytes) Measure(ReadOnlySpan<NewLogEvent> events, long first, int before)
    {
        var (count, bytes) = (0, 0);
        while (count < events.Length && events[count].Time - first <= EventRow.MaxSpan && (count == 0 || before + bytes < EventRow.FullBytes))
            bytes += EventRow.HeadBytes + events[count++].Message.Length;
        return (count, bytes);
    }
}
