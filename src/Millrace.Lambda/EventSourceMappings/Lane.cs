namespace Millrace.Lambda.EventSourceMappings;

/// <summary>Gathers records of a shard into batches, and calls the function with one after another. A shard has one lane, or several among which its keys are shared.</summary>
internal sealed class Lane(EventForm form, BatchRunner runner, MappingState mapping, TimeProvider time) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly int _size = mapping.Configuration.BatchSize!.Value;
    private readonly TimeSpan _patience = TimeSpan.FromSeconds(mapping.Configuration.MaximumBatchingWindowInSeconds ?? 0);
    private readonly int _windowSeconds = mapping.Configuration.TumblingWindowInSeconds ?? 0;

    private RecordBatch? _gathered;
    private DateTimeOffset _gatheredSince;
    private bool _isFull;
    private bool _isComplete;
    private RecordBatch? _running;
    private int _finished;
    private long _finishedTo;
    private ShardWindow? _open = runner.Window;
    private ShardWindow? _latest = runner.Window?.IsOf(mapping.Configuration.TumblingWindowInSeconds ?? 0) == true ? runner.Window : null;
    private bool _isWindowOver;
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>
    /// How far it has come: the position of the first record that is not finished, or null when all are; the position after the last that is; and the tumbling
    /// window that is open there.
    /// </summary>
    public (long? FirstUnfinished, long FinishedTo, ShardWindow? Window) Position
    {
        get
        {
            lock (_gate)
            {
                var first = _running is { } running && _finished < running.Count ? running.PositionOf(_finished)
                    : _gathered is { Count: > 0 } gathered ? gathered.PositionOf(0)
                    : (long?)null;
                return (first, _finishedTo, _open);
            }
        }
    }

    /// <summary>When the tumbling window of the latest record ends, in epoch milliseconds; null for none, or when that is told already.</summary>
    public long? WindowEnd
    {
        get
        {
            lock (_gate) return _isWindowOver ? null : _latest?.End;
        }
    }

    /// <summary>Tells that all records of the latest tumbling window were added.</summary>
    public void EndWindow()
    {
        lock (_gate)
        {
            if (_latest is null) return;
            _isWindowOver = true;
            Signal();
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
                    var window = WindowOf(record);
                    if (_gathered is null)
                    {
                        _gathered = new RecordBatch(form, window);
                        _gatheredSince = time.GetUtcNow();
                    }

                    if (_gathered.Window?.Start == window?.Start && _gathered.TryAdd(record))
                    {
                        _isFull = _gathered.Count == _size;
                        _latest = window;
                        _isWindowOver = false;
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
        while (await TakeAsync(stop) is { IsEnd: false } work)
        {
            if (work.Batch is not { } batch)
            {
                await runner.CloseWindowAsync(
                    () =>
                    {
                        lock (_gate) _open = runner.Window;
                        return advanced();
                    },
                    stop);
                continue;
            }

            await runner.RunAsync(
                batch,
                index =>
                {
                    lock (_gate)
                    {
                        _finished = index;
                        if (index > 0) _finishedTo = batch.PositionOf(index - 1) + 1;
                        _open = runner.Window;
                    }

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

    private async ValueTask<Work> TakeAsync(CancellationToken stop)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            Task changed;
            var left = TimeSpan.Zero;
            lock (_gate)
            {
                changed = _changed.Task;
                if (MustCloseWindow()) return new Work(Batch: null);
                if (_gathered is { } gathered)
                {
                    left = _patience - (time.GetUtcNow() - _gatheredSince);
                    if (_isFull || _isComplete || _isWindowOver || left <= TimeSpan.Zero)
                    {
                        _running = gathered;
                        _finished = 0;
                        _gathered = null;
                        _isFull = false;
                        Signal();
                        return new Work(gathered);
                    }
                }
                else if (_isComplete)
                {
                    return new Work(Batch: null, IsEnd: true);
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

    /// <summary>Whether the window that is open gets no more records.</summary>
    private bool MustCloseWindow() => _open is { } open
        && (open.HasTooMuchState()
            || !open.IsOf(_windowSeconds)
            || (_gathered?.Window is { } gathered ? gathered.Start > open.Start : _isWindowOver || _isComplete));

    /// <summary>The window of a record. One that arrived out of order is counted to the window of the record before it.</summary>
    private ShardWindow? WindowOf(in SourceRecord record)
    {
        if (_windowSeconds == 0) return null;
        var window = ShardWindow.Of(record.Arrival, _windowSeconds);
        return _latest is { } latest && latest.Start > window.Start ? ShardWindow.Of(latest.Start, _windowSeconds) : window;
    }

    private void Signal()
    {
        _changed.TrySetResult();
        _changed = NewSignal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What is next: a batch; without one, the close of the window that is open, or the end.</summary>
    private readonly record struct Work(RecordBatch? Batch, bool IsEnd = false);
}
