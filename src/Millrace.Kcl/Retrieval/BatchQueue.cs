using System.Threading.Channels;

namespace Millrace.Kcl.Retrieval;

/// <summary>
/// The batches fetched ahead of their reader, bounded by their number, records and bytes. An empty queue takes any batch, however large.
/// One fetches and one reads.
/// </summary>
/// <param name="maxBatches">The most batches; with 0 there is room only while the reader waits.</param>
internal sealed class BatchQueue(int maxBatches)
{
    // facts/kcl.md 7.
    private const int MaxRecords = 30_000;
    private const long MaxBytes = 8 * 1024 * 1024;

    private readonly Channel<RecordsBatch> _batches =
        Channel.CreateUnbounded<RecordsBatch>(new() { SingleReader = true, SingleWriter = true });

    private readonly Lock _lock = new();
    private readonly Pulse _room = new();
    private int _count;
    private int _records;
    private long _bytes;
    private bool _awaited;

    private bool HasRoom => _count == 0 ? maxBatches > 0 || _awaited : _count < maxBatches && _records < MaxRecords && _bytes < MaxBytes;

    /// <summary>Waits until another batch may be fetched.</summary>
    public async ValueTask WaitForRoomAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (_lock)
            {
                if (HasRoom) return;
                next = _room.Next;
            }

            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Adds a batch. One without records says nothing new to a reader who has others to read first, and is left out.</summary>
    public void Add(RecordsBatch batch)
    {
        lock (_lock)
        {
            if (batch is { Records.Count: 0, IsAtShardEnd: false } && _count > 0) return;
            _count++;
            _records += batch.Records.Count;
            _bytes += SizeOf(batch);
        }

        _batches.Writer.TryWrite(batch);
    }

    public async ValueTask<RecordsBatch> ReadAsync(CancellationToken cancellationToken)
    {
        SetAwaited(true);
        RecordsBatch batch;
        try
        {
            batch = await _batches.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            SetAwaited(false);
        }

        lock (_lock)
        {
            _count--;
            _records -= batch.Records.Count;
            _bytes -= SizeOf(batch);
        }

        _room.Raise();
        return batch;
    }

    private static long SizeOf(RecordsBatch batch)
    {
        var bytes = 0L;
        foreach (var record in batch.Records) bytes += record.Data.GetValueOrDefault().Length;
        return bytes;
    }

    private void SetAwaited(bool awaited)
    {
        lock (_lock) _awaited = awaited;
        if (awaited) _room.Raise();
    }
}
