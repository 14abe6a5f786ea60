using System.Collections.Concurrent;
using Millrace.Lambda.Destinations;
using Millrace.Lambda.Invocation;
using Millrace.Model.Lambda;
using Millrace.Storage.Measurements;
using Millrace.Wire;

namespace Millrace.Lambda.EventSourceMappings;

/// <summary>The event source mappings with what works for each.</summary>
internal sealed class Mappings : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, MappingWorker> _workers = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _shutdown = new();
    private readonly MappingSurroundings _around;
    private int _isDisposed;

    public Mappings(
        MappingStore store,
        LambdaStore functions,
        LambdaNeighbours neighbours,
        IInvocations invocations,
        FunctionMeters meters,
        Action<Exception> backgroundFailed,
        TimeProvider time) =>
        _around = new MappingSurroundings(
            neighbours.Sources, invocations, meters, neighbours.Destinations, functions, store, backgroundFailed, time, _shutdown.Token);

    /// <summary>The streams.</summary>
    public IEventSources Sources => _around.Sources;

    /// <summary>Where documents of failures go.</summary>
    public IDestinations Destinations => _around.Destinations;

    /// <summary>Takes up the mappings that the store holds, and goes on from where each had come to.</summary>
    public void Start()
    {
        foreach (var mapping in _around.Mappings.All) Start(mapping);
    }

    /// <summary>The mappings of an account in a region, by id.</summary>
    public IEnumerable<MappingState> In(string accountId, string region) => _around.Mappings.All
        .Where(mapping => mapping.AccountId == accountId && mapping.Region == region)
        .OrderBy(static mapping => mapping.Configuration.UUID, StringComparer.Ordinal);

    /// <summary>A mapping of the caller's.</summary>
    /// <exception cref="ServiceException">There is none.</exception>
    public MappingState Find(string uuid, RequestContext context) =>
        _around.Mappings.Find(uuid) is { } mapping && mapping.AccountId == context.Caller.AccountId && mapping.Region == context.Region
            ? mapping
            : throw LambdaErrors.NoResource();

    /// <summary>A mapping as it is told now.</summary>
    public EventSourceMappingConfiguration Tell(MappingState mapping) =>
        _workers.TryGetValue(mapping.Configuration.UUID!, out var worker)
            ? mapping.Configuration with { State = worker.State, LastProcessingResult = worker.Progress.LastResult }
            : mapping.Configuration with { State = MappingStates.Deleting };

    /// <summary>What a mapping has done; null when there is none.</summary>
    public MappingProgress? ProgressOf(string uuid) => _workers.GetValueOrDefault(uuid)?.Progress;

    /// <summary>The batch that a call was made with; null for none, or one that is forgotten.</summary>
    public InvokedBatch? FindBatch(string requestId) => _around.Batches.Find(requestId);

    /// <summary>Adds what mappings have done since this was last asked.</summary>
    public void Take(List<Measurement> taken)
    {
        foreach (var (uuid, worker) in _workers)
        {
            if (_around.Mappings.Find(uuid) is { } mapping) worker.Progress.Take(mapping, taken);
        }
    }

    /// <summary>The mappings as an observer sees them.</summary>
    public IReadOnlyList<MappingActivity> Activity() =>
    [
        .. from mapping in _around.Mappings.All
           let progress = ProgressOf(mapping.Configuration.UUID!)
           where progress is not null
           select new MappingActivity(
               mapping.Configuration.UUID!,
               mapping.Function.Key.Name,
               progress.IteratorAge,
               progress.PolledEventCount,
               progress.FailedInvokeEventCount,
               progress.DroppedEventCount),
    ];

    /// <summary>Makes a mapping. Its reading begins at the given positions.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="incarnation">Which stream the positions are of.</param>
    /// <param name="positions">Where to begin, by shard.</param>
    /// <param name="check">Looks whether there is room for it among those that there are, and throws if not.</param>
    /// <param name="cancellationToken">Ends the wait for the turn.</param>
    public async ValueTask AddAsync(
        MappingState mapping,
        string incarnation,
        IReadOnlyDictionary<string, ShardCheckpoint> positions,
        Action check,
        CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            check();
            await _around.Mappings.PutAsync(mapping, incarnation, positions);
            Start(mapping);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Changes a mapping; its worker follows between two calls of the function.</summary>
    /// <param name="uuid">Which.</param>
    /// <param name="context">Who calls, and where.</param>
    /// <param name="change">Makes the new one of the present one; what it throws changes nothing.</param>
    /// <param name="cancellationToken">Ends the wait for the turn.</param>
    /// <returns>The mapping after the change.</returns>
    /// <exception cref="ServiceException">There is none, or it is being deleted.</exception>
    public async ValueTask<MappingState> ChangeAsync(
        string uuid, RequestContext context, Func<MappingState, MappingState> change, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var before = Find(uuid, context);
            if (before.IsDeleting) throw InUse();
            var after = change(before);
            await _around.Mappings.PutAsync(after, incarnation: "", new Dictionary<string, ShardCheckpoint>());
            await _workers[uuid].ChangeAsync(after);
            return after;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0) return;
        await _shutdown.CancelAsync();
        await Task.WhenAll(_workers.Values.Select(static worker => worker.Work)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _shutdown.Dispose();
        _turn.Dispose();
    }

    private static ServiceException InUse() => LambdaErrors.User(
        "ResourceInUseException", "Cannot update the event source mapping because it is in use.", 400);

    private void Start(MappingState mapping)
    {
        var uuid = mapping.Configuration.UUID!;
        var worker = new MappingWorker(_around, mapping);
        _workers[uuid] = worker;
        _ = worker.Work.ContinueWith(_ => _workers.TryRemove(uuid, out var _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
