using Millrace.CommandLine.Records;
using Millrace.Kinesis.Consumers;

namespace Millrace.WebConsole.Records;

/// <summary>Goes through the records of a shard, forwards or backwards, a page at a time.</summary>
/// <param name="stream">The stream.</param>
/// <param name="shard">The shard.</param>
/// <param name="position">Forwards: the next record's position. Backwards: the one after the next record's.</param>
/// <param name="forwards">Whether it goes towards newer records.</param>
internal sealed class ShardWindow(StreamRecords stream, string shard, long position, bool forwards)
{
    private const int PageSize = 100;

    private readonly Queue<ScannedRecord> _page = new();
    private long _position = position;
    private bool _isDone;

    /// <summary>The shard's id.</summary>
    public string Shard => shard;

    /// <summary>Where to go on, once what was taken is behind.</summary>
    public long Position => _page.TryPeek(out var next) ? forwards ? next.Row.Position : next.Row.Position + 1 : _position;

    /// <summary>The next record; null when there is none.</summary>
    /// <param name="filter">Which are wanted; the others come as scanned, without a row that is shown.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    public async ValueTask<ScannedRecord?> PeekAsync(RecordFilter? filter, CancellationToken cancellationToken)
    {
        if (_page.Count == 0 && !_isDone)
        {
            if (forwards) await FillForwardsAsync(filter, cancellationToken);
            else await FillBackwardsAsync(filter, cancellationToken);
            _isDone = _page.Count == 0;
        }

        return _page.TryPeek(out var next) ? next : null;
    }

    /// <summary>Leaves the next record behind.</summary>
    public void Pass() => _page.Dequeue();

    private async ValueTask FillForwardsAsync(RecordFilter? filter, CancellationToken cancellationToken)
    {
        using var page = await stream.ReadAsync(shard, _position, PageSize, cancellationToken);
        for (var i = 0; i < page.Records.Count; i++) _page.Enqueue(Scan(page, i, filter));
        _position = page.Next;
    }

    // Logs are read forwards: what lies before a position is looked for in a window that grows where nothing is and shrinks where it holds too much.
    private async ValueTask FillBackwardsAsync(RecordFilter? filter, CancellationToken cancellationToken)
    {
        long window = PageSize;
        while (_position > 0)
        {
            var start = Math.Max(0, _position - window);
            var found = await ReadAsync(start, _position, filter, window > PageSize ? 1 : PageSize, cancellationToken);
            if (found.Count == 0)
            {
                _position = start;
                window *= 2;
            }
            else if (window > PageSize)
            {
                window = Math.Max(PageSize, window / 2);
                if (_position - window <= found[0].Row.Position) continue;

                // The upper half may be empty; then the next turn looks below it.
                var upper = await ReadAsync(_position - window, _position, filter: null, most: 1, cancellationToken);
                if (upper.Count == 0) _position -= window;
            }
            else
            {
                for (var i = found.Count - 1; i >= 0; i--) _page.Enqueue(found[i]);
                _position = start;
                return;
            }
        }
    }

    private async ValueTask<List<ScannedRecord>> ReadAsync(long start, long end, RecordFilter? filter, int most, CancellationToken cancellationToken)
    {
        var found = new List<ScannedRecord>();
        while (start < end && found.Count < most)
        {
            using var page = await stream.ReadAsync(shard, start, most, cancellationToken);
            if (page.Records.Count == 0) break;
            for (var i = 0; i < page.Records.Count && page.PositionOf(i) < end; i++) found.Add(Scan(page, i, filter));
            if (page.PositionOf(page.Records.Count - 1) >= end) break;
            start = page.Next;
        }

        return found;
    }

    private ScannedRecord Scan(StreamRecordsPage page, int index, RecordFilter? filter)
    {
        var record = page.Records[index];
        var isWanted = filter is null || filter.Matches(record.PartitionKey, record.Data.GetValueOrDefault());
        var row = isWanted
            ? RecordRow.Of(shard, page.PositionOf(index), record)
            : new RecordRow(shard, page.PositionOf(index), "", record.ApproximateArrivalTimestamp!.Value.ToUnixTimeMilliseconds(), "", 0, "", "");
        return new ScannedRecord(row, isWanted);
    }
}

/// <summary>A record that was looked at.</summary>
/// <param name="Row">Its line.</param>
/// <param name="IsWanted">Whether the filter lets it through; if not, its line tells its place and time alone.</param>
internal readonly record struct ScannedRecord(RecordRow Row, bool IsWanted);
