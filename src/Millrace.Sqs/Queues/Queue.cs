using Millrace.Sqs.Messages;

namespace Millrace.Sqs.Queues;

/// <summary>
/// A queue's messages as they are served: in memory, while <see cref="QueueStore"/> keeps them. Who waits for a message is woken when one is put,
/// and sleeps no longer than until the next hidden one is to be seen.
/// </summary>
/// <param name="key">Which queue it is.</param>
/// <param name="state">What is kept of it.</param>
/// <param name="time">The clock.</param>
internal sealed class Queue(QueueKey key, QueueState state, TimeProvider time)
{
    private const int MostInFlight = 120_000;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, QueuedMessage> _messages = [];
    private readonly SortedSet<long> _ready = [];
    private readonly SortedSet<(long Until, long Number)> _hidden = [];
    private TaskCompletionSource _changed = NewSignal();
    private long _lastNumber;
    private int _inFlight;
    private bool _isDeleted;
    private bool _isWaitedForNoMore;

    /// <summary>Which queue it is.</summary>
    public QueueKey Key { get; } = key;

    /// <summary>What is kept of it beside messages.</summary>
    public QueueState State { get; set; } = state;

    /// <summary>When it was last purged, in epoch milliseconds; null for not lately.</summary>
    public long? PurgedAt { get; set; }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>A place for a message that is about to be put.</summary>
    public long NextNumber() => Interlocked.Increment(ref _lastNumber);

    /// <summary>Puts a message, which is kept by now.</summary>
    public void Put(QueuedMessage message)
    {
        lock (_gate)
        {
            _lastNumber = Math.Max(_lastNumber, message.Number);
            _messages[message.Number] = message;
            Place(message);
        }
    }

    /// <summary>How many messages can be received, are in flight, and are delayed.</summary>
    public (int Visible, int InFlight, int Delayed) Count()
    {
        lock (_gate)
        {
            Settle();
            return (_ready.Count, _inFlight, _hidden.Count - _inFlight);
        }
    }

    /// <summary>Takes messages for a while, waiting for the first.</summary>
    /// <param name="most">The most messages.</param>
    /// <param name="visibility">How long others do not see them, in seconds.</param>
    /// <param name="wait">How long to wait, in seconds.</param>
    /// <param name="cancellationToken">Fires when the caller is gone: nothing is taken then.</param>
    /// <returns>The messages, and those that had been received too often and are taken out.</returns>
    public async ValueTask<(List<ReceivedMessage> Received, List<QueuedMessage> Dead)> TakeAsync(
        int most, int visibility, int wait, CancellationToken cancellationToken)
    {
        var deadline = Now + (wait * 1000L);
        while (true)
        {
            Task changed;
            long until;
            lock (_gate)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (_isDeleted) throw SqsErrors.NoQueue();
                Settle();
                var taken = Take(most, visibility);
                var now = Now;
                if (taken.Received.Count > 0 || taken.Dead.Count > 0 || now >= deadline || _isWaitedForNoMore) return taken;
                until = Math.Min(deadline, _hidden.Count > 0 ? _hidden.Min.Until : deadline) - now;
                changed = _changed.Task;
            }

            try
            {
                await changed.WaitAsync(TimeSpan.FromMilliseconds(Math.Max(1, until)), time, cancellationToken);
            }
            catch (TimeoutException)
            {
                // Something is to be seen, or the wait is over.
            }
        }
    }

    /// <summary>Gives back messages that a caller took and did not get.</summary>
    public void GiveBack(IEnumerable<ReceivedMessage> messages)
    {
        foreach (var (message, receives) in messages)
        {
            lock (_gate)
            {
                if (!_messages.ContainsKey(message.Number) || message.Receives != receives) continue;
                message.Receives--;
                Hide(message, Now);
            }
        }
    }

    /// <summary>Changes for how long a message is hidden that somebody has.</summary>
    /// <param name="handle">What it was received with.</param>
    /// <param name="seconds">For how long from now.</param>
    /// <returns>Whether the message was in flight with that handle.</returns>
    public bool TryHide(ReceiptHandle handle, int seconds)
    {
        lock (_gate)
        {
            Settle();
            if (FindUnlocked(handle) is not { IsInFlight: true } message || message.Receives != handle.Receive) return false;
            Hide(message, Now + (seconds * 1000L));
            return true;
        }
    }

    /// <summary>The number of the message that a handle is for; null when it is gone.</summary>
    public long? Find(ReceiptHandle handle)
    {
        lock (_gate) return FindUnlocked(handle)?.Number;
    }

    /// <summary>Takes a message out.</summary>
    public void Remove(long number)
    {
        lock (_gate)
        {
            if (_messages.Remove(number, out var message)) Displace(message);
        }
    }

    /// <summary>Takes all messages out.</summary>
    /// <returns>Their places.</returns>
    public List<long> Clear()
    {
        lock (_gate)
        {
            List<long> numbers = [.. _messages.Keys];
            _messages.Clear();
            _ready.Clear();
            _hidden.Clear();
            _inFlight = 0;
            return numbers;
        }
    }

    /// <summary>Ends the queue: whoever waits for a message is told.</summary>
    public void Delete()
    {
        lock (_gate)
        {
            _isDeleted = true;
            Signal();
        }
    }

    /// <summary>Ends every wait for a message as if its time was over, those of the future at once.</summary>
    public void EndWaits()
    {
        lock (_gate)
        {
            _isWaitedForNoMore = true;
            Signal();
        }
    }

    /// <summary>The messages that are kept for longer than the queue keeps messages, taken out.</summary>
    public List<long> TakeExpired()
    {
        var horizon = Now - (State.Number(QueueAttributes.MessageRetentionPeriod) * 1000L);
        lock (_gate)
        {
            List<long> expired = [.. _messages.Values.TakeWhile(message => message.Stored.SentAt <= horizon).Select(static message => message.Number)];
            foreach (var number in expired)
            {
                if (_messages.Remove(number, out var message)) Displace(message);
            }

            return expired;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private QueuedMessage? FindUnlocked(ReceiptHandle handle) =>
        _messages.TryGetValue(handle.Number, out var message) && message.Stored.Id == handle.Message ? message : null;

    private (List<ReceivedMessage> Received, List<QueuedMessage> Dead) Take(int most, int visibility)
    {
        var received = new List<ReceivedMessage>();
        var dead = new List<QueuedMessage>();
        var mostReceives = State.Redrive?.MostReceives ?? int.MaxValue;
        while (received.Count < most && _ready.Count > 0)
        {
            var message = _messages[_ready.Min];
            if (message.Receives >= mostReceives)
            {
                _messages.Remove(message.Number);
                Displace(message);
                dead.Add(message);
                continue;
            }

            if (_inFlight >= MostInFlight)
            {
                if (received.Count > 0) break;
                throw new Wire.ServiceException("OverLimit", $"Too many messages in flight: at most {MostInFlight}.", 403);
            }

            var now = Now;
            message.Receives++;
            if (message.Receives == 1) message.FirstReceivedAt = now;
            _ready.Remove(message.Number);
            message.IsInFlight = true;
            message.HiddenUntil = now + (visibility * 1000L);
            _hidden.Add((message.HiddenUntil, message.Number));
            _inFlight++;
            received.Add(new ReceivedMessage(message, message.Receives));
        }

        return (received, dead);
    }

    /// <summary>Shows the messages whose time is over.</summary>
    private void Settle()
    {
        var now = Now;
        while (_hidden.Count > 0 && _hidden.Min is var first && first.Until <= now)
        {
            var message = _messages[first.Number];
            Displace(message);
            _ready.Add(first.Number);
        }
    }

    private void Hide(QueuedMessage message, long until)
    {
        var wasInFlight = message.IsInFlight;
        Displace(message);
        message.HiddenUntil = until;
        message.IsInFlight = wasInFlight && until > Now;
        if (message.IsInFlight) _inFlight++;
        Place(message);
    }

    private void Place(QueuedMessage message)
    {
        if (message.HiddenUntil > Now) _hidden.Add((message.HiddenUntil, message.Number));
        else _ready.Add(message.Number);
        Signal();
    }

    private void Displace(QueuedMessage message)
    {
        _hidden.Remove((message.HiddenUntil, message.Number));
        _ready.Remove(message.Number);
        if (message.IsInFlight) _inFlight--;
        message.IsInFlight = false;
    }

    private void Signal()
    {
        _changed.SetResult();
        _changed = NewSignal();
    }
}
