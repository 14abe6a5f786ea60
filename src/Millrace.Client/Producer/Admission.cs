using System.Threading.Channels;

namespace Millrace.Client.Producer;

/// <summary>
/// Lets records in while there is room, in the order of the calls: nobody overtakes a record that waits. What is let in goes to the
/// loop under the same lock, so the loop hears of records in that order too.
/// </summary>
internal sealed class Admission(ProducerOptions options, ProducerClock clock, ChannelWriter<IProducerEvent> events)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Waiter> _waiters = new();
    private readonly HashSet<PendingRecord> _outstanding = [];
    private FlushEpoch _epoch = new(Task.CompletedTask);
    private long _ordinal;
    private long _outstandingBytes;
    private Func<Exception>? _refusal;

    /// <summary>How many records were let in and have no outcome yet.</summary>
    public int OutstandingRecords
    {
        get { lock (_gate) return _outstanding.Count; }
    }

    /// <summary>Completes when the record is accepted.</summary>
    public Task AcceptAsync(PendingRecord record, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled(cancellationToken);
        LinkedListNode<Waiter> waiter;
        lock (_gate)
        {
            if (_refusal is not null) return Task.FromException(_refusal());
            if (_waiters.Count == 0 && HasRoom(record))
            {
                LetIn(record);
                return Task.CompletedTask;
            }

            waiter = _waiters.AddLast(new Waiter(record));
        }

        return WaitAsync(waiter, cancellationToken);
    }

    /// <summary>Takes a record's place away once it has its outcome.</summary>
    public void Release(PendingRecord record)
    {
        lock (_gate)
        {
            _outstanding.Remove(record);
            _outstandingBytes -= record.Size;
            record.Epoch.Leave();
            LetWaitersIn();
        }
    }

    /// <summary>Has everything sent without delay; completes when all records accepted so far have their outcome.</summary>
    public Task FlushAsync()
    {
        lock (_gate)
        {
            var drained = _epoch.Close();
            _epoch = new FlushEpoch(drained);
            events.TryWrite(new FlushRequested());
            return drained;
        }
    }

    /// <summary>Refuses all further records, those that wait included.</summary>
    public void Close(Func<Exception> refusal)
    {
        lock (_gate)
        {
            _refusal ??= refusal;
            foreach (var waiter in _waiters) waiter.Accepted.TrySetException(_refusal());
            _waiters.Clear();
        }
    }

    /// <summary>Refuses all further records and fails all that have no outcome, wherever they are.</summary>
    public void Break(Func<IReadOnlyList<PutAttempt>, ProducerException> failure)
    {
        Close(() => failure([]));
        List<PendingRecord> outstanding;
        lock (_gate) outstanding = [.. _outstanding];
        foreach (var record in outstanding)
        {
            record.Fail(failure(record.Attempts));
            Release(record);
        }
    }

    private async Task WaitAsync(LinkedListNode<Waiter> waiter, CancellationToken cancellationToken)
    {
        var registration = cancellationToken.UnsafeRegister(_ => GiveUp(waiter, cancellationToken), null);
        await using (registration.ConfigureAwait(false))
            await waiter.Value.Accepted.Task.ConfigureAwait(false);
    }

    private void GiveUp(LinkedListNode<Waiter> waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (waiter.List is null) return;
            _waiters.Remove(waiter);
            waiter.Value.Accepted.TrySetCanceled(cancellationToken);
            // A large record may have kept smaller ones out.
            LetWaitersIn();
        }
    }

    private void LetWaitersIn()
    {
        while (_waiters.First is { } first && HasRoom(first.Value.Record))
        {
            _waiters.RemoveFirst();
            LetIn(first.Value.Record);
            first.Value.Accepted.TrySetResult();
        }
    }

    private bool HasRoom(PendingRecord record) =>
        _outstanding.Count < options.MaxOutstandingRecords && _outstandingBytes + record.Size <= options.MaxOutstandingBytes;

    private void LetIn(PendingRecord record)
    {
        _outstanding.Add(record);
        _outstandingBytes += record.Size;
        _epoch.Enter();
        record.Accept(_epoch, _ordinal++, clock.Now, options);
        events.TryWrite(record);
    }

    private sealed class Waiter(PendingRecord record)
    {
        public PendingRecord Record { get; } = record;

        public TaskCompletionSource Accepted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
