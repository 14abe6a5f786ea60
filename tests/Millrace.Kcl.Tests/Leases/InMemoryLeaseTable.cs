using Millrace.Kcl.Leases;
using Millrace.Kcl.Processing;

namespace Millrace.Kcl.Tests.Leases;

/// <summary>What happens to a call of <see cref="InMemoryLeaseTable"/>.</summary>
internal enum LeaseTableFault
{
    None,

    /// <summary>Nothing is done; the caller sees DynamoDB throttling.</summary>
    Throttled,

    /// <summary>Nothing is done; the caller sees DynamoDB failing.</summary>
    Failed,

    /// <summary>It is done, and the caller sees a failure.</summary>
    ResponseLost,

    /// <summary>It is done, the answer is lost, and the SDK sends the same again.</summary>
    SentTwice,
}

/// <summary>A call of the table.</summary>
/// <param name="Operation">The method, without Async.</param>
/// <param name="LeaseKey">The lease; null for a call over all.</param>
internal sealed record LeaseTableCall(string Operation, string? LeaseKey);

/// <summary>
/// A lease table without a server, with exactly the conditions of the real one, and with faults on demand. Each worker may have a connection of its own
/// to the same rows.
/// </summary>
internal sealed class InMemoryLeaseTable : ILeaseTable
{
    private readonly Store _store;
    private readonly Dictionary<string, Queue<LeaseTableFault>> _faults = [];
    private readonly List<LeaseTableCall> _calls = [];
    private volatile bool _isSevered;

    public InMemoryLeaseTable(params IEnumerable<Lease> rows)
        : this(new Store())
    {
        foreach (var row in rows) Put(row);
    }

    private InMemoryLeaseTable(Store store) => _store = store;

    /// <summary>Is asked before each call, may hold it up, and says what happens to it.</summary>
    public Func<LeaseTableCall, Task<LeaseTableFault>>? OnCall { get; set; }

    /// <summary>May hold up the answer of a call that was done.</summary>
    public Func<LeaseTableCall, Task>? OnAnswer { get; set; }

    /// <summary>Is told of each row after it changed, by whatever connection; called under the table's lock.</summary>
    public Action<Lease>? OnChange
    {
        get => _store.OnChange;
        set => _store.OnChange = value;
    }

    /// <summary>The rows now.</summary>
    public IReadOnlyList<Lease> Rows
    {
        get
        {
            lock (_store.Lock) return [.. _store.Rows.Values];
        }
    }

    /// <summary>The calls of this connection so far, in their order.</summary>
    public IReadOnlyList<LeaseTableCall> Calls
    {
        get
        {
            lock (_store.Lock) return [.. _calls];
        }
    }

    /// <summary>The row of a lease that exists.</summary>
    public Lease this[string leaseKey]
    {
        get
        {
            lock (_store.Lock) return _store.Rows[leaseKey];
        }
    }

    /// <summary>Another connection to the same rows, with faults and calls of its own.</summary>
    public InMemoryLeaseTable Connect() => new(_store);

    /// <summary>Lets every call of this connection fail from now on: its worker is dead to the others.</summary>
    public void Sever() => _isSevered = true;

    /// <summary>Lets the calls of this connection reach the table again.</summary>
    public void Mend() => _isSevered = false;

    /// <summary>Writes a row, whatever stands there.</summary>
    public void Put(Lease row)
    {
        lock (_store.Lock) Write(row);
    }

    /// <summary>Lets the next calls of an operation meet a fault.</summary>
    public void Fail(string operation, LeaseTableFault fault, int times = 1)
    {
        lock (_store.Lock)
        {
            if (!_faults.TryGetValue(operation, out var queue)) _faults[operation] = queue = new();
            for (var i = 0; i < times; i++) queue.Enqueue(fault);
        }
    }

    /// <summary>Lets the index lag: it answers as the rows are now, until it is let go.</summary>
    public void HoldIndex()
    {
        lock (_store.Lock) _store.Index = [.. _store.Rows.Values];
    }

    /// <summary>Lets the index see the rows again.</summary>
    public void ReleaseIndex()
    {
        lock (_store.Lock) _store.Index = null;
    }

    public Task<bool> EnsureAsync(CancellationToken cancellationToken) => CallAsync("Ensure", null, () => !_store.IsMade && (_store.IsMade = true), cancellationToken);

    public Task<IReadOnlyList<Lease>> ListAsync(CancellationToken cancellationToken) =>
        CallAsync("List", null, () => (IReadOnlyList<Lease>)[.. _store.Rows.Values], cancellationToken);

    public Task<IReadOnlyList<string>> ListKeysOfAsync(string owner, CancellationToken cancellationToken) => CallAsync(
        "ListKeysOf", null,
        () => (IReadOnlyList<string>)[.. (_store.Index ?? [.. _store.Rows.Values]).Where(row => row.LeaseOwner == owner).Select(row => row.LeaseKey)],
        cancellationToken);

    public Task<Lease?> FindAsync(string leaseKey, CancellationToken cancellationToken) =>
        CallAsync("Find", leaseKey, () => _store.Rows.GetValueOrDefault(leaseKey), cancellationToken);

    public Task<bool> CreateAsync(Lease lease, CancellationToken cancellationToken) =>
        CallAsync("Create", lease.LeaseKey, () => !_store.Rows.ContainsKey(lease.LeaseKey) && Write(lease) is not null, cancellationToken);

    public Task<LeaseRenewal> RenewAsync(Lease lease, CancellationToken cancellationToken) => CallAsync(
        "Renew", lease.LeaseKey,
        () =>
        {
            var renewed = Update(lease, HeldAs, row => row with { LeaseCounter = lease.LeaseCounter + 1, ThroughputKBps = lease.ThroughputKBps });
            return new LeaseRenewal(renewed is not null, renewed ?? _store.Rows.GetValueOrDefault(lease.LeaseKey));
        },
        cancellationToken);

    public Task<Lease?> TakeAsync(Lease lease, string owner, CancellationToken cancellationToken) => UpdateAsync(
        "Take", lease, row => row.LeaseCounter == lease.LeaseCounter, row => Switched(row) with { LeaseOwner = owner }, cancellationToken);

    public Task<Lease?> RequestHandoffAsync(Lease lease, string owner, CancellationToken cancellationToken) => UpdateAsync(
        "RequestHandoff", lease, row => row.CheckpointOwner is null && row.LeaseOwner is not null && row.LeaseOwner == lease.LeaseOwner,
        row => row with { LeaseOwner = owner, CheckpointOwner = lease.LeaseOwner }, cancellationToken);

    public Task<Lease?> CompleteHandoffAsync(Lease lease, CancellationToken cancellationToken) => UpdateAsync(
        "CompleteHandoff", lease,
        row => row.CheckpointOwner is not null && row.LeaseOwner == lease.LeaseOwner && row.CheckpointOwner == lease.CheckpointOwner,
        Switched, cancellationToken);

    public Task<Lease?> EvictAsync(Lease lease, CancellationToken cancellationToken) => UpdateAsync(
        "Evict", lease, row => HeldAs(row, lease), row => row with { LeaseOwner = null, LeaseCounter = row.LeaseCounter + 1 }, cancellationToken);

    public Task<Lease?> CheckpointAsync(Lease lease, ExtendedSequenceNumber checkpoint, CancellationToken cancellationToken) => UpdateAsync(
        "Checkpoint", lease, row => HeldAs(row, lease),
        row => row with
        {
            Checkpoint = checkpoint,
            PendingCheckpoint = null,
            PendingCheckpointState = default,
            OwnerSwitchesSinceCheckpoint = 0,
            LeaseCounter = row.LeaseCounter + 1,
        },
        cancellationToken);

    public Task<Lease?> PrepareCheckpointAsync(
        Lease lease, ExtendedSequenceNumber pending, ReadOnlyMemory<byte> state, CancellationToken cancellationToken) => UpdateAsync(
        "PrepareCheckpoint", lease, row => HeldAs(row, lease),
        row => row with { PendingCheckpoint = pending, PendingCheckpointState = state, LeaseCounter = row.LeaseCounter + 1 }, cancellationToken);

    public Task<Lease?> SetChildShardsAsync(Lease lease, IReadOnlyList<string> childShardIds, CancellationToken cancellationToken) => UpdateAsync(
        "SetChildShards", lease, row => HeldAs(row, lease),
        row => row with { ChildShardIds = childShardIds, LeaseCounter = row.LeaseCounter + 1 }, cancellationToken);

    public Task<Lease?> DescribeAsync(Lease lease, CancellationToken cancellationToken) => UpdateAsync(
        "Describe", lease, _ => true,
        row => row with
        {
            ChildShardIds = lease.ChildShardIds.Count > 0 ? lease.ChildShardIds : row.ChildShardIds,
            HashRange = lease.HashRange ?? row.HashRange,
        },
        cancellationToken);

    public Task DeleteAsync(string leaseKey, CancellationToken cancellationToken) =>
        CallAsync("Delete", leaseKey, () => _store.Rows.Remove(leaseKey), cancellationToken);

    private static bool HeldAs(Lease row, Lease held) =>
        row.LeaseCounter == held.LeaseCounter && row.LeaseOwner == held.LeaseOwner && row.CheckpointOwner == held.CheckpointOwner;

    private static Lease Switched(Lease row) => row with
    {
        CheckpointOwner = null,
        LeaseCounter = row.LeaseCounter + 1,
        OwnerSwitchesSinceCheckpoint = row.OwnerSwitchesSinceCheckpoint + 1,
    };

    private Lease Write(Lease row)
    {
        _store.Rows[row.LeaseKey] = row;
        OnChange?.Invoke(row);
        return row;
    }

    private Lease? Update(Lease lease, Func<Lease, Lease, bool> condition, Func<Lease, Lease> change) =>
        _store.Rows.TryGetValue(lease.LeaseKey, out var row) && condition(row, lease) ? Write(change(row)) : null;

    private Task<Lease?> UpdateAsync(
        string operation, Lease lease, Func<Lease, bool> condition, Func<Lease, Lease> change, CancellationToken cancellationToken) =>
        CallAsync(operation, lease.LeaseKey, () => Update(lease, (row, _) => condition(row), change), cancellationToken);

    private async Task<T> CallAsync<T>(string operation, string? leaseKey, Func<T> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var made = new LeaseTableCall(operation, leaseKey);
        var fault = OnCall is { } ask ? await ask(made).WaitAsync(cancellationToken) : LeaseTableFault.None;
        T answer;
        lock (_store.Lock)
        {
            _calls.Add(made);
            if (_isSevered) fault = LeaseTableFault.Failed;
            if (fault == LeaseTableFault.None && _faults.TryGetValue(operation, out var queue) && queue.TryDequeue(out var next)) fault = next;
            if (fault == LeaseTableFault.Throttled) throw new ThrottlingException("The table was told to throttle.");
            if (fault == LeaseTableFault.Failed) throw new KinesisClientLibDependencyException("The table was told to fail.");
            answer = call();
            if (fault == LeaseTableFault.ResponseLost) throw new KinesisClientLibDependencyException("The table was told to lose the answer.");
            if (fault == LeaseTableFault.SentTwice) answer = call();
        }

        if (OnAnswer is { } hold) await hold(made).WaitAsync(cancellationToken);
        return answer;
    }

    private sealed class Store
    {
        public Lock Lock { get; } = new();

        public SortedDictionary<string, Lease> Rows { get; } = new(StringComparer.Ordinal);

        public IReadOnlyList<Lease>? Index { get; set; }

        public Action<Lease>? OnChange { get; set; }

        public bool IsMade { get; set; }
    }
}
