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

/// <summary>A lease table without a server, with exactly the conditions of the real one, and with faults on demand.</summary>
internal sealed class InMemoryLeaseTable : ILeaseTable
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Lease> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<LeaseTableFault>> _faults = [];
    private readonly List<LeaseTableCall> _calls = [];
    private List<Lease>? _index;
    private bool _made;

    public InMemoryLeaseTable(params IEnumerable<Lease> rows)
    {
        foreach (var row in rows) Put(row);
    }

    /// <summary>Is asked before each call, may hold it up, and says what happens to it.</summary>
    public Func<LeaseTableCall, Task<LeaseTableFault>>? OnCall { get; set; }

    /// <summary>Is told of each row after it changed; called under the table's lock.</summary>
    public Action<Lease>? OnChange { get; set; }

    /// <summary>The rows now.</summary>
    public IReadOnlyList<Lease> Rows
    {
        get
        {
            lock (_lock) return [.. _rows.Values];
        }
    }

    /// <summary>The calls so far, in their order.</summary>
    public IReadOnlyList<LeaseTableCall> Calls
    {
        get
        {
            lock (_lock) return [.. _calls];
        }
    }

    /// <summary>The row of a lease that exists.</summary>
    public Lease this[string leaseKey]
    {
        get
        {
            lock (_lock) return _rows[leaseKey];
        }
    }

    /// <summary>Writes a row, whatever stands there.</summary>
    public void Put(Lease row)
    {
        lock (_lock) Store(row);
    }

    /// <summary>Lets the next calls of an operation meet a fault.</summary>
    public void Fail(string operation, LeaseTableFault fault, int times = 1)
    {
        lock (_lock)
        {
            if (!_faults.TryGetValue(operation, out var queue)) _faults[operation] = queue = new();
            for (var i = 0; i < times; i++) queue.Enqueue(fault);
        }
    }

    /// <summary>Lets the index lag: it answers as the rows are now, until it is let go.</summary>
    public void HoldIndex()
    {
        lock (_lock) _index = [.. _rows.Values];
    }

    /// <summary>Lets the index see the rows again.</summary>
    public void ReleaseIndex()
    {
        lock (_lock) _index = null;
    }

    public Task<bool> EnsureAsync(CancellationToken cancellationToken) => CallAsync("Ensure", null, () => !_made && (_made = true), cancellationToken);

    public Task<IReadOnlyList<Lease>> ListAsync(CancellationToken cancellationToken) =>
        CallAsync("List", null, () => (IReadOnlyList<Lease>)[.. _rows.Values], cancellationToken);

    public Task<IReadOnlyList<string>> ListKeysOfAsync(string owner, CancellationToken cancellationToken) => CallAsync(
        "ListKeysOf", null,
        () => (IReadOnlyList<string>)[.. (_index ?? [.. _rows.Values]).Where(row => row.LeaseOwner == owner).Select(row => row.LeaseKey)],
        cancellationToken);

    public Task<Lease?> FindAsync(string leaseKey, CancellationToken cancellationToken) =>
        CallAsync("Find", leaseKey, () => _rows.GetValueOrDefault(leaseKey), cancellationToken);

    public Task<bool> CreateAsync(Lease lease, CancellationToken cancellationToken) =>
        CallAsync("Create", lease.LeaseKey, () => !_rows.ContainsKey(lease.LeaseKey) && Store(lease) is not null, cancellationToken);

    public Task<LeaseRenewal> RenewAsync(Lease lease, CancellationToken cancellationToken) => CallAsync(
        "Renew", lease.LeaseKey,
        () =>
        {
            var renewed = Update(lease, HeldAs, row => row with { LeaseCounter = lease.LeaseCounter + 1, ThroughputKBps = lease.ThroughputKBps });
            return new LeaseRenewal(renewed is not null, renewed ?? _rows.GetValueOrDefault(lease.LeaseKey));
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
            Checkpoint = checkpoint, PendingCheckpoint = null, PendingCheckpointState = default, OwnerSwitchesSinceCheckpoint = 0,
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
            ChildShardIds = lease.ChildShardIds.Count > 0 ? lease.ChildShardIds : row.ChildShardIds, HashRange = lease.HashRange ?? row.HashRange,
        },
        cancellationToken);

    public Task DeleteAsync(string leaseKey, CancellationToken cancellationToken) =>
        CallAsync("Delete", leaseKey, () => _rows.Remove(leaseKey), cancellationToken);

    private static bool HeldAs(Lease row, Lease held) =>
        row.LeaseCounter == held.LeaseCounter && row.LeaseOwner == held.LeaseOwner && row.CheckpointOwner == held.CheckpointOwner;

    private static Lease Switched(Lease row) => row with
    {
        CheckpointOwner = null, LeaseCounter = row.LeaseCounter + 1, OwnerSwitchesSinceCheckpoint = row.OwnerSwitchesSinceCheckpoint + 1,
    };

    private Lease Store(Lease row)
    {
        _rows[row.LeaseKey] = row;
        OnChange?.Invoke(row);
        return row;
    }

    private Lease? Update(Lease lease, Func<Lease, Lease, bool> condition, Func<Lease, Lease> change) =>
        _rows.TryGetValue(lease.LeaseKey, out var row) && condition(row, lease) ? Store(change(row)) : null;

    private Task<Lease?> UpdateAsync(
        string operation, Lease lease, Func<Lease, bool> condition, Func<Lease, Lease> change, CancellationToken cancellationToken) =>
        CallAsync(operation, lease.LeaseKey, () => Update(lease, (row, _) => condition(row), change), cancellationToken);

    private async Task<T> CallAsync<T>(string operation, string? leaseKey, Func<T> call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var made = new LeaseTableCall(operation, leaseKey);
        var fault = OnCall is { } ask ? await ask(made) : LeaseTableFault.None;
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            _calls.Add(made);
            if (fault == LeaseTableFault.None && _faults.TryGetValue(operation, out var queue) && queue.TryDequeue(out var next)) fault = next;
            if (fault == LeaseTableFault.Throttled) throw new ThrottlingException("The table was told to throttle.");
            if (fault == LeaseTableFault.Failed) throw new KinesisClientLibDependencyException("The table was told to fail.");
            var answer = call();
            return fault switch
            {
                LeaseTableFault.ResponseLost => throw new KinesisClientLibDependencyException("The table was told to lose the answer."),
                LeaseTableFault.SentTwice => call(),
                _ => answer,
            };
        }
    }
}
