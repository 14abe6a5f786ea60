using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Millrace.Storage.State;

namespace Millrace.Storage.Sqlite;

/// <summary>What waits for the transaction that its group is written in.</summary>
internal interface IPendingWrite
{
    /// <summary>Tells its caller how it went, once the transaction is committed.</summary>
    void Complete();

    /// <summary>Tells its caller that the transaction failed.</summary>
    void Fail(StateStoreException fault);
}

/// <summary>Writes whatever has queued up in one transaction, so that many writes share a sync.</summary>
internal sealed class SqliteWrites<TWrite> : IAsyncDisposable
    where TWrite : IPendingWrite
{
    private const int LargestGroup = 256;

    private readonly Channel<TWrite> _queue = Channel.CreateUnbounded<TWrite>(new() { SingleReader = true });
    private readonly Action<IReadOnlyList<TWrite>> _commit;
    private readonly Task _writing;

    /// <param name="commit">Writes a group in one transaction.</param>
    public SqliteWrites(Action<IReadOnlyList<TWrite>> commit)
    {
        _commit = commit;
        _writing = Task.Run(WriteQueuedAsync);
    }

    /// <summary>Queues a write; false when no more are taken.</summary>
    public bool TryAdd(TWrite write) => _queue.Writer.TryWrite(write);

    /// <summary>Takes no more, and writes what is queued.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteQueuedAsync()
    {
        var group = new List<TWrite>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < LargestGroup && _queue.Reader.TryRead(out var write)) group.Add(write);
            try
            {
                _commit(group);
            }
            catch (SqliteException e)
            {
                var fault = SqliteDatabase.Translate(e);
                foreach (var write in group) write.Fail(fault);
                continue;
            }

            foreach (var write in group) write.Complete();
        }
    }
}
