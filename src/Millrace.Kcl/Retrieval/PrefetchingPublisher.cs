namespace Millrace.Kcl.Retrieval;

/// <summary>A publisher whose loop fetches ahead into a queue, from <see cref="Start"/> until it is disposed of or the shard ended.</summary>
/// <param name="maxPrefetchedBatches">The most batches fetched ahead.</param>
internal abstract class PrefetchingPublisher(int maxPrefetchedBatches) : IRecordsPublisher
{
    private readonly CancellationTokenSource _stop = new();
    private Task _fetching = Task.CompletedTask;

    protected BatchQueue Queue { get; } = new(maxPrefetchedBatches);

    public void Start() => _fetching = Task.Run(() => FetchAsync(_stop.Token));

    public ValueTask<RecordsBatch> ReadAsync(CancellationToken cancellationToken) => Queue.ReadAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _fetching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Fetches until the shard ends. Only cancellation makes it fail.</summary>
    protected abstract Task FetchAsync(CancellationToken cancellationToken);
}
