namespace Millrace.Storage.Logs;

/// <summary>The record logs of all shards. One log is one shard's sequence of records.</summary>
public interface IRecordLogStore : IAsyncDisposable
{
    /// <summary>Opens a log, making it when it is not there. The same instance is returned for the same name until it is deleted.</summary>
    /// <param name="name">One or more segments of <c>[a-z0-9-]</c> joined by <c>/</c>.</param>
    IRecordLog Open(string name);

    /// <summary>Deletes a log, or every log below a prefix, with its records. Deleting what is not there does nothing.</summary>
    /// <param name="prefix">A log's name, or the leading segments of several.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask DeleteAsync(string prefix, CancellationToken cancellationToken);
}
