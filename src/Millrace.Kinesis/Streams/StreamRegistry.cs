using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Millrace.Kinesis.Shards;
using Millrace.Model.Kinesis;
using Millrace.Storage.Logs;
using Millrace.Storage.State;

namespace Millrace.Kinesis.Streams;

/// <summary>
/// The streams of every account and region. The state store holds them first and the registry then; changes to it are compare-and-set and
/// follow one after another (<see cref="BeginChangeAsync"/>).
/// </summary>
internal sealed class StreamRegistry : IAsyncDisposable
{
    private const string Bucket = ShardLog.StateBucket;

    private readonly ConcurrentDictionary<StreamKey, DataStream> _streams = new();
    private readonly CreationSeconds _creationSeconds = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly IRecordLogStore _logs;
    private readonly IStateStore _store;
    private readonly TimeProvider _time;
    private readonly DueTransitions _transitions;

    private StreamRegistry(IRecordLogStore logs, IStateStore store, TimeProvider time)
    {
        _logs = logs;
        _store = store;
        _time = time;
        _transitions = new DueTransitions(this, time);
    }

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Takes up what the stores hold, and ends the deletions and switches of shards that are due.</summary>
    public static async ValueTask<StreamRegistry> OpenAsync(
        IRecordLogStore logs, IStateStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        var registry = new StreamRegistry(logs, store, time);
        foreach (var entry in await store.ListAsync(Bucket, "", cancellationToken))
        {
            var stream = new DataStream(StreamKey.OfStateKey(entry.Key), StreamStateJson.Read(entry.Value), entry.Revision, logs);
            registry._streams[stream.Key] = stream;
            if (stream.State.Status == StreamStatus.Deleting) await registry.TakeDownWhenDueAsync(stream);
            else if (stream.State.PendingSteps is not null) await registry.SwitchShardsWhenDueAsync(stream);
        }

        return registry;
    }

    /// <summary>Finds a stream, in whatever state.</summary>
    public bool TryFind(StreamKey key, [NotNullWhen(true)] out DataStream? stream) =>
        _streams.TryGetValue(key, out stream) && !stream.State.IsGoneAt(Now);

    /// <summary>Finds a stream, in whatever state.</summary>
    /// <exception cref="Wire.ServiceException">There is none.</exception>
    public DataStream Find(StreamKey key) => TryFind(key, out var stream) ? stream : throw StreamReferences.NotFound(key);

    /// <summary>Finds a stream that can be changed; for the holder of the turn.</summary>
    /// <exception cref="Wire.ServiceException">There is none, or it is not ACTIVE.</exception>
    public DataStream FindActive(StreamKey key)
    {
        var stream = Find(key);
        var status = stream.State.StatusAt(Now);
        return status == StreamStatus.Active ? stream : throw StreamReferences.NotActive(key, status);
    }

    /// <summary>Finds a stream that takes records: one that is CREATING shows no writer that it is there (facts/kinesis.md 3).</summary>
    /// <exception cref="Wire.ServiceException">There is none.</exception>
    public DataStream FindForRecords(StreamKey key)
    {
        var stream = Find(key);
        return stream.State.StatusAt(Now) == StreamStatus.Creating ? throw StreamReferences.NotFound(key) : stream;
    }

    /// <summary>The streams of an account in a region, in no order.</summary>
    public IEnumerable<DataStream> Of(string accountId, string region)
    {
        var now = Now;
        return _streams.Values.Where(stream =>
            stream.Key.AccountId == accountId && stream.Key.Region == region && !stream.State.IsGoneAt(now));
    }

    /// <summary>The streams of every account and region, in no order.</summary>
    public IEnumerable<DataStream> All => _streams.Values;

    /// <summary>Waits for the turn to change streams. What is checked while it is held stays true until it is disposed.</summary>
    public async ValueTask<IDisposable> BeginChangeAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        return new Turn(_turn);
    }

    /// <summary>The second of creation for the shards of a new stream; for the holder of the turn.</summary>
    public long NextCreationSecond(StreamKey key) => _creationSeconds.Next(key, Now);

    /// <summary>Adds a stream; for the holder of the turn, who has seen that there is none of the name.</summary>
    public async ValueTask AddAsync(StreamKey key, StreamState state)
    {
        // A stream whose time is up may still be on its way out.
        if (_streams.TryGetValue(key, out var gone))
        {
            await EraseRecordsAsync(gone);
            await RemoveAsync(gone);
        }

        var revision = await CommitAsync(key, state, expectedRevision: 0);
        _streams[key] = new DataStream(key, state, revision, _logs);
    }

    /// <summary>Gives a stream another state; for the holder of the turn.</summary>
    public async ValueTask ChangeAsync(DataStream stream, StreamState state) =>
        stream.Replace(state, await CommitAsync(stream.Key, state, stream.Revision));

    /// <summary>
    /// Splits and merges shards, if any, once the stream has been UPDATING for a while; before it returns when that is no time. For the holder of the turn.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="state">Its state, with what else the change brings.</param>
    /// <param name="steps">The splits and merges.</param>
    /// <param name="duration">How long it is UPDATING.</param>
    public async ValueTask ReshardAsync(DataStream stream, StreamState state, IReadOnlyList<ReshardStep> steps, TimeSpan duration)
    {
        if (steps.Count == 0)
        {
            await ChangeAsync(stream, state.UpdatingFor(duration, Now));
            return;
        }

        if (duration == TimeSpan.Zero)
        {
            await SwitchShardsAsync(stream, state, steps);
            return;
        }

        await ChangeAsync(stream, state.UpdatingFor(duration, Now) with { PendingSteps = steps });
        _transitions.Schedule(stream);
    }

    /// <summary>Does the splits and merges that a stream is UPDATING for, unless it has been deleted meanwhile.</summary>
    public async ValueTask SwitchPendingShardsAsync(DataStream stream, CancellationToken cancellationToken)
    {
        using var turn = await BeginChangeAsync(cancellationToken);
        if (stream.State is { Status: StreamStatus.Updating, PendingSteps: { } steps }) await SwitchShardsAsync(stream, stream.State, steps);
    }

    /// <summary>Takes a stream that is DELETING down: before it returns when that is due, and later when not.</summary>
    public ValueTask TakeDownWhenDueAsync(DataStream stream)
    {
        if (stream.State.IsGoneAt(Now)) return TakeDownAsync(stream, CancellationToken.None);
        _transitions.Schedule(stream);
        return ValueTask.CompletedTask;
    }

    /// <summary>Erases a stream's records and then its state, so that a crash between the two leaves something to go on from.</summary>
    public async ValueTask TakeDownAsync(DataStream stream, CancellationToken cancellationToken)
    {
        await EraseRecordsAsync(stream);
        using var turn = await BeginChangeAsync(cancellationToken);
        if (_streams.TryGetValue(stream.Key, out var current) && current == stream) await RemoveAsync(stream);
    }

    /// <summary>Erases the shards that were closed before an instant, records first.</summary>
    /// <param name="stream">Their stream.</param>
    /// <param name="horizon">Epoch milliseconds; what arrived before has passed out of retention.</param>
    /// <param name="cancellationToken">Ends the wait for the turn.</param>
    public async ValueTask ForgetExpiredAsync(DataStream stream, long horizon, CancellationToken cancellationToken)
    {
        using var turn = await BeginChangeAsync(cancellationToken);
        if (stream.IsClosed) return;

        var kept = stream.State.Shards.Where(shard => !shard.IsExpired(horizon)).ToArray();
        if (kept.Length == stream.State.Shards.Count) return;

        foreach (var shard in stream.State.Shards.Except(kept))
        {
            stream.Forget(shard);
            await _logs.DeleteAsync(stream.State.LogNameOf(shard), CancellationToken.None);
        }

        await ChangeAsync(stream, stream.State with { Shards = kept });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _transitions.DisposeAsync();
        _turn.Dispose();
    }

    private ValueTask SwitchShardsWhenDueAsync(DataStream stream)
    {
        if (stream.State.StatusEndsAt <= Now) return SwitchPendingShardsAsync(stream, CancellationToken.None);
        _transitions.Schedule(stream);
        return ValueTask.CompletedTask;
    }

    // One commit closes the parents and opens the children, while nothing is being appended.
    private async ValueTask SwitchShardsAsync(DataStream stream, StreamState state, IReadOnlyList<ReshardStep> steps)
    {
        using var closure = await stream.Appends.CloseAsync();
        var closedAt = Now;
        foreach (var step in steps)
        {
            closedAt = Math.Max(closedAt, LastArrival(stream, step.Shard));
            if (step.Adjacent is { } adjacent) closedAt = Math.Max(closedAt, LastArrival(stream, adjacent));
        }

        await ChangeAsync(stream, state with
        {
            Status = StreamStatus.Active,
            PendingSteps = null,
            Shards = Resharding.Apply(state.Shards, steps, closedAt),
        });
    }

    // The log's clock never falls, so it may be ahead of ours. A shard that an earlier step makes has no record yet.
    private static long LastArrival(DataStream stream, int index) =>
        stream.State.FindShardAt(long.MaxValue, index) is { } shard && stream.TryOpenLog(shard, out var log) ? log.LastArrival : 0;

    private async ValueTask EraseRecordsAsync(DataStream stream)
    {
        stream.Close();
        await _logs.DeleteAsync(stream.State.LogPrefix, CancellationToken.None);
    }

    private async ValueTask RemoveAsync(DataStream stream)
    {
        await CommitAsync(stream.Key, null, stream.Revision);
        _creationSeconds.Retire(stream, Now);
        _streams.TryRemove(KeyValuePair.Create(stream.Key, stream));
    }

    // Never called off half way, or memory and store would part.
    private ValueTask<long> CommitAsync(StreamKey key, StreamState? state, long expectedRevision)
    {
        var value = state is null ? default(ReadOnlyMemory<byte>?) : StreamStateJson.Write(state);
        StateChange[] changes = [new(Bucket, key.StateKey, value, expectedRevision)];
        return _store.CommitAsync(changes, CancellationToken.None);
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
