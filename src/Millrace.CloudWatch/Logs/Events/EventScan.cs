using Millrace.Storage.Tables;

namespace Millrace.CloudWatch.Logs.Events;

/// <summary>
/// Reads the events of one or more streams, in their order or backward. A stream's rows are fetched a few at a time, and none before its turn comes, so that
/// what is in memory does not grow with what is kept.
/// </summary>
/// <param name="reader">What is read from.</param>
/// <param name="start">The earliest time.</param>
/// <param name="end">The time that no event reaches.</param>
/// <param name="isBackward">Whether the last event comes first.</param>
internal sealed class EventScan(ITableReader reader, long start, long end, bool isBackward)
{
    private const int FetchBytes = 262_144;

    private readonly PriorityQueue<Node, EventPosition> _nodes = new(isBackward ? Comparer<EventPosition>.Create(static (x, y) => y.CompareTo(x)) : null);

    /// <summary>The bytes of the rows that were read.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Adds a stream, of which nothing is read yet.</summary>
    /// <param name="space">The space of its events.</param>
    /// <param name="first">The time of its first event.</param>
    /// <param name="last">The time of its last event.</param>
    public void Add(long space, long first, long last)
    {
        if (last < start || first >= end) return;
        Enqueue(new Rows(space), isBackward ? last : Math.Max(first, start - EventRow.MaxSpan));
    }

    /// <summary>Moves to the next event.</summary>
    /// <returns>False when there is none.</returns>
    public bool TryNext(out LogEvent next)
    {
        while (_nodes.TryDequeue(out var node, out var position))
        {
            switch (node)
            {
                case Rows rows:
                    Open(rows);
                    break;
                case Row row:
                    var offset = row.Offset;
                    next = new LogEvent(position, EventRow.IngestionTimeAt(row.Value, offset), EventRow.MessageAt(row.Value, offset));
                    if (row.Move()) Enqueue(row);
                    if (position.Time < start || position.Time >= end) break;
                    return true;
            }
        }

        next = default;
        return false;
    }

    /// <summary>Takes up the next row of a stream. What stands before it in the order was in rows before it.</summary>
    private void Open(Rows rows)
    {
        if (rows.Fetched.Count == 0 && !Fetch(rows)) return;
        var entry = rows.Fetched.Dequeue();
        Enqueue(new Row(entry, rows.Space, isBackward));
        if (rows.Fetched.TryPeek(out var following) || (Fetch(rows) && rows.Fetched.TryPeek(out following)))
            Enqueue(rows, EventRow.TimeOf(following.Key) + (isBackward ? EventRow.MaxSpan : 0));
    }

    private bool Fetch(Rows rows)
    {
        var lowest = EventRow.Key(Math.Max(0, start - EventRow.MaxSpan), 0);
        var range = (rows.Last, isBackward) switch
        {
            (null, _) => new TableRange(lowest, EventRow.Key(end, 0), isBackward),
            ({ } last, false) => new TableRange([.. last, 0], EventRow.Key(end, 0)),
            ({ } last, true) => new TableRange(lowest, last, IsDescending: true),
        };
        if (range.To.AsSpan().SequenceCompareTo(range.From) <= 0) return false;
        var bytes = 0;
        foreach (var entry in reader.Range(rows.Space, range))
        {
            rows.Fetched.Enqueue(entry);
            rows.Last = entry.Key;
            bytes += entry.Value.Length;
            if (bytes >= FetchBytes) break;
        }

        BytesRead += bytes;
        return rows.Fetched.Count > 0;
    }

    // Rows come before events of the same time: theirs may stand before those.
    private void Enqueue(Rows rows, long time) => _nodes.Enqueue(rows, isBackward ? new(time, long.MaxValue, long.MaxValue) : new(time, long.MinValue, -1));

    private void Enqueue(Row row) => _nodes.Enqueue(row, new(EventRow.TimeAt(row.Value, row.Offset), row.Space, row.Sequence));

    private abstract class Node;

    /// <summary>The rows of a stream that were not taken up yet.</summary>
    private sealed class Rows(long space) : Node
    {
        public long Space => space;

        public Queue<TableEntry> Fetched { get; } = [];

        public byte[]? Last { get; set; }
    }

    /// <summary>A row, at one of its events.</summary>
    private sealed class Row : Node
    {
        private readonly long _first;
        private readonly int[]? _offsets;
        private int _index;

        public Row(TableEntry entry, long space, bool isBackward)
        {
            Value = entry.Value;
            Space = space;
            _first = EventRow.SequenceOf(entry.Key);
            if (!isBackward) return;
            var offsets = new List<int>();
            for (var offset = 0; offset < Value.Length; offset = EventRow.Next(Value, offset)) offsets.Add(offset);
            _offsets = [.. offsets];
            _index = offsets.Count - 1;
            Offset = offsets[_index];
        }

        public byte[] Value { get; }

        public long Space { get; }

        public int Offset { get; private set; }

        public long Sequence => _first + _index;

        public bool Move()
        {
            if (_offsets is null)
            {
                _index++;
                Offset = EventRow.Next(Value, Offset);
                return Offset < Value.Length;
            }

            if (_index == 0) return false;
            Offset = _offsets[--_index];
            return true;
        }
    }
}
