namespace Millrace.Kcl.Retrieval;

/// <summary>
/// The records of one shard from a position on, in order, each once. It fetches ahead of its one reader, outlives every error of the service and
/// ends with a batch that says that the shard ended.
/// </summary>
internal interface IRecordsPublisher : IAsyncDisposable
{
    /// <summary>The next batch, as soon as there is one.</summary>
    ValueTask<RecordsBatch> ReadAsync(CancellationToken cancellationToken);
}
