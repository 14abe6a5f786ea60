namespace Millrace.Storage.Logs.Memory;

/// <summary>A log in memory: a row of chunks, oldest first.</summary>
internal sealed class MemoryRecordLog(string name, TimeProvider clock) : IRecordLog
{
    private const int SmallestChunkBytes = 4 << 10;

    // Below the size at which arrays go to the large object heap.
    private const int LargestChunkBytes = 64 << 10;

    private readonly Lock _gate = new();
    private readonly List<MemoryChunk> _chunks = [];
    private readonly GrowthSignal _growth = new();
    private long _nextPosition = 1;
    private long _lastArrival;
    private bool _closed;

    public long NextPosition => Interlocked.Read(ref _nextPosition);

    public long LastArrival => Interlocked.Read(ref _lastArrival);

    public ValueTask<AppendResult> AppendAsync(ReadOnlySpan<NewRecord> records, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RecordLogLimits.CheckAppend(records);
        AppendResult result;
        lock (_gate)
        {
            ThrowIfClosed();
            var first = _nextPosition;
            var arrival = Math.Max(_lastArrival, clock.GetUtcNow().ToUnixTimeMilliseconds());
            for (var i = 0; i < records.Length; i++)
                ChunkFor(records[i], first + i).Add(records[i], arrival);
            Interlocked.Exchange(ref _lastArrival, arrival);
            Interlocked.Exchange(ref _nextPosition, first + records.Length);
            result = new AppendResult(first, arrival);
        }
        _growth.Raise();
        return new(result);
    }

    public ValueTask<RecordPage> ReadAsync(
        long from, long notBefore, int maxRecords, long maxBytes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RecordLogLimits.CheckRead(maxRecords, maxBytes);
        var page = new RecordPageBuilder(maxRecords, maxBytes);
        lock (_gate)
        {
            ThrowIfClosed();
            Fill(page, Math.Max(from, FindArrival(notBefore)));
        }
        return new(page.Build());
    }

    public async ValueTask WaitAsync(long position, CancellationToken cancellationToken)
    {
        while (true)
        {
            var growth = _growth.Next;
            lock (_gate)
            {
                ThrowIfClosed();
                if (_nextPosition > position)
                    return;
            }
            await growth.WaitAsync(cancellationToken);
        }
    }

    public ValueTask<long> FindAsync(long arrival, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            ThrowIfClosed();
            return new(FindArrival(arrival));
        }
    }

    public ValueTask TrimAsync(long arrival, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            ThrowIfClosed();
            var old = 0;
            while (old < _chunks.Count && _chunks[old].LastArrival < arrival)
                old++;
            _chunks.RemoveRange(0, old);
        }
        return ValueTask.CompletedTask;
    }

    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _chunks.Clear();
        }
        _growth.Raise();
    }

    private MemoryChunk ChunkFor(in NewRecord record, long position)
    {
        var size = MemoryChunk.SizeOf(record);
        if (_chunks is [.., var last] && last.Fits(size))
            return last;
        var usual = _chunks is [.., var full] ? Math.Min(LargestChunkBytes, full.Capacity * 2L) : SmallestChunkBytes;
        var chunk = new MemoryChunk(position, (int)Math.Max(size, usual));
        _chunks.Add(chunk);
        return chunk;
    }

    private void Fill(RecordPageBuilder page, long from)
    {
        for (var c = ChunkIndexOf(from); c < _chunks.Count; c++)
        {
            var chunk = _chunks[c];
            for (var i = (int)Math.Max(0, from - chunk.FirstPosition); i < chunk.Count; i++)
            {
                if (!page.TryAdd(chunk[i]))
                    return;
            }
        }
    }

    /// <summary>The first chunk with a position at or after one.</summary>
    private int ChunkIndexOf(long position)
    {
        var (low, high) = (0, _chunks.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_chunks[middle].FirstPosition + _chunks[middle].Count <= position)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private long FindArrival(long arrival)
    {
        var (low, high) = (0, _chunks.Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_chunks[middle].LastArrival < arrival)
                low = middle + 1;
            else
                high = middle;
        }
        return low == _chunks.Count ? _nextPosition : _chunks[low].FirstPosition + _chunks[low].FindArrival(arrival);
    }

    private void ThrowIfClosed()
    {
        if (_closed)
            throw new RecordLogException(RecordLogFault.Closed, $"The log '{name}' is closed.");
    }
}
