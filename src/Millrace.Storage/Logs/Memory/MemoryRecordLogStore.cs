namespace Millrace.Storage.Logs.Memory;

/// <summary>Logs that live and die with the process.</summary>
/// <param name="clock">Gives the arrival times.</param>
public sealed class MemoryRecordLogStore(TimeProvider clock) : IRecordLogStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, MemoryRecordLog> _logs = [];
    private bool _closed;

    /// <inheritdoc/>
    public IRecordLog Open(string name)
    {
        LogName.Check(name);
        lock (_gate)
        {
            if (_closed)
                throw new RecordLogException(RecordLogFault.Closed, "The record logs are closed.");
            if (!_logs.TryGetValue(name, out var log))
                _logs.Add(name, log = new MemoryRecordLog(name, clock));
            return log;
        }
    }

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string prefix, CancellationToken cancellationToken)
    {
        LogName.Check(prefix);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            foreach (var (name, log) in _logs)
            {
                if (!LogName.IsWithin(name, prefix))
                    continue;
                log.Close();
                _logs.Remove(name);
            }
        }
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (var log in _logs.Values)
                log.Close();
            _logs.Clear();
        }
        return ValueTask.CompletedTask;
    }
}
