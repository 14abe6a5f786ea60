namespace Millrace.Storage.Logs.Files;

/// <summary>
/// A log in a folder. Who appends and finds nobody writing writes, and then whatever queued up meanwhile is written: a group shares one write and, in
/// <see cref="Durability.Full"/>, one sync. One group is written at a time, so they are complete in the order of their positions.
/// </summary>
internal sealed class FileRecordLog(LogEnvironment environment, string name) : IRecordLog, IThreadPoolWorkItem
{
    private const int LargestGroupBytes = 8 << 20;

    private readonly Lock _gate = new();
    private readonly DurableLog _durable = new(environment, name);
    private readonly GrowthSignal _growth = new();
    private readonly Queue<AppendGroup> _waiting = [];
    private AppendGroup? _joinable;
    private State _state = State.Unread;
    private RecordLogException? _failure;
    private bool _isWriting;
    private TaskCompletionSource? _drained;
    private long _next;
    private long _arrival;

    private enum State
    {
        Unread,
        Open,
        Closing,
        Closed,
    }

    public long NextPosition
    {
        get
        {
            ReadyToRead();
            return Math.Max(_durable.End, environment.Reserve.Floor);
        }
    }

    public long LastArrival
    {
        get
        {
            ReadyToRead();
            return _durable.NewestArrival;
        }
    }

    public ValueTask<AppendResult> AppendAsync(ReadOnlySpan<NewRecord> records, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RecordLogLimits.CheckAppend(records);
        bool leads;
        ValueTask<AppendResult> task;
        lock (_gate)
        {
            ReadyToAppend();
            _arrival = Math.Max(_arrival, environment.Clock.GetUtcNow().ToUnixTimeMilliseconds());
            var first = Math.Max(_next, environment.Reserve.Floor);
            var append = environment.Pool.RentAppend();
            append.Result = new AppendResult(first, _arrival);
            task = append.Task;
            Join(records, append);
            _next = first + records.Length;
            leads = !_isWriting;
            _isWriting = true;
        }
        if (leads)
        {
            // Writing to the page cache takes microseconds and is done at once; a sync is left to a thread that may block.
            if (environment.Writers is { } writers)
                writers.Add(this);
            else
                Execute();
        }
        return task;
    }

    public ValueTask<RecordPage> ReadAsync(
        long from, long notBefore, int maxRecords, long maxBytes, CancellationToken cancellationToken)
    {
        RecordLogLimits.CheckRead(maxRecords, maxBytes);
        var page = new RecordPageBuilder(maxRecords, maxBytes);
        try
        {
            Read((reader, view) => { if (from < view.End) reader.Read(from, notBefore, page); return 0; }, cancellationToken);
            return new(page.Build());
        }
        catch
        {
            page.Dispose();
            throw;
        }
    }

    public async ValueTask WaitAsync(long position, CancellationToken cancellationToken)
    {
        while (true)
        {
            var growth = _growth.Next;
            ReadyToRead();
            if (_durable.End > position)
                return;
            await growth.WaitAsync(cancellationToken);
        }
    }

    public ValueTask<long> FindAsync(long arrival, CancellationToken cancellationToken) =>
        new(Read((reader, view) => reader.Find(arrival) ?? Math.Max(view.End, environment.Reserve.Floor), cancellationToken));

    public ValueTask TrimAsync(long arrival, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        bool leads;
        lock (_gate)
        {
            ReadyToAppend();
            leads = !_isWriting && _durable.IsWrittenBefore(arrival);
            _isWriting |= leads;
        }
        if (leads)
        {
            try
            {
                _durable.BeginSegment();
            }
            finally
            {
                GoOn(null, null);
            }
        }
        _durable.Trim(arrival, cancellationToken);
        return ValueTask.CompletedTask;
    }

    /// <summary>Reads where the log stands, when nobody has yet; what its recovery finds is reported.</summary>
    /// <returns>The position after its newest record.</returns>
    public long Recover()
    {
        ReadyToRead();
        return _durable.End;
    }

    /// <summary>Takes no more appends, finishes those that are under way and syncs everything.</summary>
    /// <returns>Whether everything that was acknowledged is safe.</returns>
    public async Task<bool> CloseAsync()
    {
        bool wasRead;
        lock (_gate)
        {
            wasRead = _state != State.Unread;
            _state = State.Closing;
        }
        await DrainAsync();
        lock (_gate)
            _state = State.Closed;
        _growth.Raise();
        if (!wasRead)
            return true;
        if (_failure is not null)
            return false;
        _durable.Close();
        return true;
    }

    /// <summary>Fails everything that is under way. Afterwards no file of the log is in use for writing.</summary>
    public async Task DeleteAsync()
    {
        AppendGroup[] dropped;
        lock (_gate)
        {
            _state = State.Closed;
            dropped = DropWaiting();
        }
        _growth.Raise();
        Fail(dropped, Closed());
        await DrainAsync();
        _durable.Forget();
        environment.Health.Forget(name);
    }

    /// <summary>Writes one group.</summary>
    public void Execute()
    {
        AppendGroup? group;
        lock (_gate)
        {
            if (_waiting.TryDequeue(out group) && group == _joinable)
                _joinable = null;
        }
        RecordLogException? error = null;
        try
        {
            if (group is not null)
            {
                _durable.Write(group);
                _growth.Raise();
            }
        }
        catch (RecordLogException e)
        {
            error = e;
        }
        GoOn(group, error);
    }

    /// <summary>Ends the writing of a group: tells who waits for it, and sees to it that the next one is written.</summary>
    private void GoOn(AppendGroup? group, RecordLogException? error)
    {
        AppendGroup[] dropped = [];
        bool more;
        TaskCompletionSource? drained = null;
        lock (_gate)
        {
            if (error is not null)
            {
                if (error.Fault == RecordLogFault.Failed)
                {
                    _failure = error;
                    environment.Health.Fail(name);
                }
                // Those behind have positions after this group's. Nobody was told of any, so all are given again.
                dropped = DropWaiting();
                _next = _durable.End;
            }
            if (_state == State.Closed)
                error ??= Closed();
            more = _waiting.Count > 0;
            _isWriting = more;
            if (!more)
                drained = _drained;
        }
        if (group is not null)
        {
            if (error is null)
                group.Complete();
            else
                group.Fail(error);
            environment.Pool.Return(group);
        }
        Fail(dropped, error);
        drained?.TrySetResult();
        if (!more)
            return;
        if (environment.Writers is { } writers)
            writers.Add(this);
        else
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private void Join(ReadOnlySpan<NewRecord> records, PendingAppend append)
    {
        if (_joinable is null || _joinable.Length >= LargestGroupBytes)
        {
            _joinable = environment.Pool.RentGroup();
            _waiting.Enqueue(_joinable);
        }
        _joinable.Add(records, append);
    }

    private AppendGroup[] DropWaiting()
    {
        AppendGroup[] dropped = [.. _waiting];
        _waiting.Clear();
        _joinable = null;
        return dropped;
    }

    private void Fail(AppendGroup[] groups, RecordLogException? error)
    {
        foreach (var group in groups)
        {
            group.Fail(error!);
            environment.Pool.Return(group);
        }
    }

    private Task DrainAsync()
    {
        lock (_gate)
        {
            if (!_isWriting)
                return Task.CompletedTask;
            _drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _drained.Task;
        }
    }

    private T Read<T>(Func<LogReader, LogView, T> read, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadyToRead();
            var view = _durable.View();
            try
            {
                return read(new LogReader(environment, view), view);
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                ReadyToRead();
                // A segment that is no longer there was trimmed meanwhile; one that should be there was taken away by somebody.
                if (_durable.View().Segments == view.Segments)
                    throw new RecordLogException(RecordLogFault.Damaged, $"A segment of the log '{name}' is missing: {e.Message}", e);
            }
            catch (IOException e) when (e is not RecordLogException)
            {
                throw new RecordLogException(RecordLogFault.Failed, $"The log '{name}' could not be read: {e.Message}", e);
            }
        }
    }

    private void ReadyToAppend()
    {
        ReadyToRead();
        if (_state == State.Closing)
            throw Closed();
        if (_failure is not null)
            throw new RecordLogException(RecordLogFault.Failed, _failure.Message, _failure);
    }

    private void ReadyToRead()
    {
        lock (_gate)
        {
            if (_state == State.Closed)
                throw Closed();
            if (_state != State.Unread)
                return;
            try
            {
                _durable.Open();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new RecordLogException(RecordLogFault.Failed, $"The log '{name}' cannot be opened: {e.Message}", e);
            }
            _next = _durable.End;
            _arrival = _durable.NewestArrival;
            _state = State.Open;
        }
    }

    private RecordLogException Closed() => new(RecordLogFault.Closed, $"The log '{name}' is closed.");
}
