using Millrace.Storage.State;

namespace Millrace.Storage.Tables;

/// <summary>Tables that live and die with the process.</summary>
public sealed class MemoryTableStore : ITableStore
{
    private readonly Lock _gate = new();
    private readonly MemoryTables _tables = new();
    private bool _closed;

    /// <inheritdoc/>
    public ValueTask<T> ReadAsync<T>(Func<ITableReader, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Read(read));
    }

    /// <inheritdoc/>
    public T Read<T>(Func<ITableReader, T> read)
    {
        lock (_gate)
        {
            ThrowIfClosed();
            return read(_tables);
        }
    }

    /// <inheritdoc/>
    public ValueTask<T> WriteAsync<T>(Func<ITableWriter, T> work)
    {
        lock (_gate)
        {
            ThrowIfClosed();
            try
            {
                var result = work(_tables);
                _tables.Keep();
                return new(result);
            }
            catch
            {
                _tables.Undo();
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lock (_gate) _closed = true;
        return ValueTask.CompletedTask;
    }

    private void ThrowIfClosed()
    {
        if (_closed) throw new StateStoreException(StateStoreFault.Closed, "The table store is closed.");
    }
}
