using Millrace.Storage.Logs;

namespace Millrace.Kinesis.Tests;

/// <summary>A store whose logs refuse appends, or show positions as after a crash, when told to.</summary>
internal sealed class FaultyRecordLogStore(IRecordLogStore inner) : IRecordLogStore
{
    /// <summary>Which logs, by the end of their names, have no room.</summary>
    public HashSet<string> Full { get; } = [];

    /// <summary>The lowest position that logs hand out next, as they tell.</summary>
    public long Floor { get; set; }

    public IRecordLog Open(string name) => new Log(this, name, inner.Open(name));

    public ValueTask DeleteAsync(string prefix, CancellationToken cancellationToken) => inner.DeleteAsync(prefix, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed class Log(FaultyRecordLogStore store, string name, IRecordLog log) : IRecordLog
    {
        public long NextPosition => Math.Max(store.Floor, log.NextPosition);

        public long LastArrival => log.LastArrival;

        public ValueTask<AppendResult> AppendAsync(ReadOnlySpan<NewRecord> records, CancellationToken cancellationToken) =>
            store.Full.Any(full => name.EndsWith(full, StringComparison.Ordinal))
                ? ValueTask.FromException<AppendResult>(new RecordLogException(RecordLogFault.DiskFull, "No room."))
                : log.AppendAsync(records, cancellationToken);

        public ValueTask<RecordPage> ReadAsync(long from, long notBefore, int maxRecords, long maxBytes, CancellationToken cancellationToken) =>
            log.ReadAsync(from, notBefore, maxRecords, maxBytes, cancellationToken);

        public ValueTask WaitAsync(long position, CancellationToken cancellationToken) => log.WaitAsync(position, cancellationToken);

        public ValueTask<long> FindAsync(long arrival, CancellationToken cancellationToken) => log.FindAsync(arrival, cancellationToken);

        public ValueTask TrimAsync(long arrival, CancellationToken cancellationToken) => log.TrimAsync(arrival, cancellationToken);
    }
}
