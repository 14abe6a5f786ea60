namespace Millrace.Lambda.EventSourceMappings;

/// <summary>Gathers records of a shard into batches, and calls the function with one after another. A shard has one lane, or several among which its keys are shared.</summary>
internal sealed class Lane(EventForm form, BatchRunner runner, MappingState mapping, TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly int _size = mapping.Configuration.BatchSize!.Value;
    private readonly TimeSpan _window = TimeSpan.FromSeconds(mapping.Configuration.MaximumBatchingWindowInSeconds ?? 0);

    private RecordBatch? _gathered;
    private DateTimeOffset _gatheredSince;
    private bool _isFull;
    private bool _isComplete;
    private RecordBatch? _running;
    private int _finished;
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>The position of the first record that is not finished; null when all are.</summary>
    public long? FirstUnfinished
    {
        get
        {
            lock (_gate)
            {
                if (_running is { } running && _finished < running.Count) return running.PositionOf(_finished);
                return _gathered is { Count: > 0 } gathered ? gathered.PositionOf(0) : null;
            }
        }
    }

    /// <summary>Adds a record, once there is room.</summary>
    public async ValueTask AddAsync(SourceRecord record, CancellationToken stop)
    {
        while (true)
        {
            Task taken;
            lock (_gate)
            {
                if (!_isFull)
                {
                    if (_gathered is null)
                    {
                        _gathered = new RecordBatch(form);
                        _gatheredSince = time.GetUtcNow();
                    }

                    if (_gathered.TryAdd(record))
                    {
                        _isFull = _gathered.Count == _size;
                        return;
                    }

                    _isFull = true;
                }

                Signal();
                taken = _changed.Task;
            }

            await taken.WaitAsync(stop);
        }
    }

    /// <summary>Tells that what was added can be taken.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            if (_gathered is not null) Signal();
        }
    }

    /// <summary>Tells that no more records come.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isComplete = true;
            Signal();
        }
    }

    /// <summary>Takes batches until none come any more.</summary>
    /// <param name="advanced">Is told when records are finished; done when that is kept.</param>
    /// <param name="stop">Ends the work between two calls.</param>
    public async Task RunAsync(Func<ValueTask> advanced, CancellationToken stop)
    {
        while (await TakeAsync(stop) is { } batch)
        {
            await runner.RunAsync(
                batch,
                index =>
                {
                    lock (_gate) _finished = index;
                    return advanced();
                },
                stop);
            lock (_gate) _running = null;
            batch.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A call that was left in the lurch may still read its batch, whose memory is left to the collector then.
        lock (_gate) _gathered?.Dispose();
    }

    private async ValueTask<RecordBatch?> TakeAsync(CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            Task changed;
            var left = TimeSpan.Zero;
            lock (_gate)
            {
                changed = _changed.Task;
                if (_gathered is { } gathered)
                {
                    left = _window - (time.GetUtcNow() - _gatheredSince);
                    if (_isFull || _isComplete || left <= TimeSpan.Zero)
                    {
                        _running = gathered;
                        _finished = 0;
                        _gathered = null;
                        _isFull = false;
                        Signal();
                        return gathered;
                    }
                }
                else if (_isComplete)
                {
                    return null;
                }
            }

            if (left <= TimeSpan.Zero)
            {
                await changed.WaitAsync(stop);
                continue;
            }

            using var done = CancellationTokenSource.CreateLinkedTokenSource(stop);
            await Task.WhenAny(changed, Task.Delay(left, time, done.Token));
            await done.CancelAsync();
        }
    }

    private void Signal()
    {
        _changed.TrySetResult();
        _changed = NewSignal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
