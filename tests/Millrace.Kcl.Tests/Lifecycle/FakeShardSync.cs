using System.Collections.Concurrent;
using Millrace.Kcl.Leases;
using Millrace.Kcl.Shards;
using Millrace.Model.Kinesis;

namespace Millrace.Kcl.Tests.Lifecycle;

/// <summary>A shard sync that says what a test tells it to.</summary>
/// <param name="calls">Where it tells what it was asked for.</param>
internal sealed class FakeShardSync(ConcurrentQueue<string> calls) : IShardSync
{
    /// <summary>Whether a lease's parents are done; they are, by default.</summary>
    public Func<Lease, bool> ParentsDone { get; set; } = _ => true;

    public HashRange? Range { get; set; }

    /// <summary>Failures of the calls to come.</summary>
    public ConcurrentQueue<Exception> Faults { get; } = [];

    public Task SyncAsync(CancellationToken cancellationToken) => AnswerAsync("sync");

    public Task StartAsync(ILeaseCoordinator coordinator, CancellationToken cancellationToken) => AnswerAsync("start sync");

    public Task CreateChildLeasesAsync(Lease ended, IReadOnlyList<ChildShard> children, CancellationToken cancellationToken) =>
        AnswerAsync($"create {string.Join(' ', children.Select(child => child.ShardId))}");

    public void Completed(Lease lease) => calls.Enqueue($"completed {lease.LeaseKey}");

    public Task<bool> AreParentsDoneAsync(Lease lease, CancellationToken cancellationToken) => Task.FromResult(ParentsDone(lease));

    public ValueTask<HashRange?> FindHashRangeAsync(Lease lease, CancellationToken cancellationToken) => ValueTask.FromResult(Range);

    public ValueTask DisposeAsync()
    {
        calls.Enqueue("dispose sync");
        return ValueTask.CompletedTask;
    }

    private Task AnswerAsync(string call)
    {
        if (Faults.TryDequeue(out var fault)) return Task.FromException(fault);
        calls.Enqueue(call);
        return Task.CompletedTask;
    }
}
