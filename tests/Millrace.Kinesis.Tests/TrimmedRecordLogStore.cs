using System.Collections.Concurrent;
using Millrace.Storage.Logs;

namespace Millrace.Kinesis.Tests;

/// <summary>A store that remembers what was freed, or fails at it when told to.</summary>
internal sealed class TrimmedRecordLogStore(IRecordLogStore inner) : IRecordLogStore
{
    /// <summary>The instants up to which logs were trimmed.</summary>
    public ConcurrentQueue<long> Trims { get; } = new();

    /// <summary>What was deleted.</summary>
    public ConcurrentQueue<string> Deletions { get; } = new();

    /// <summary>Whether trimming fails.</summary>
    public bool Fails { get; set; }

    public IRecordLog Open(string name) => new Log(this, inner.Open(name));

    public ValueTask DeleteAsync(string prefix, CancellationToken cancellationToken)
    {
        Deletions.Enqueue(prefix);
        return inner.DeleteAsync(prefix, cancellationToken);
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed class Log(TrimmedRecordLogStore store, IRecordLog log) : IRecordLog
    {
        public long NextPosition => log.NextPosition;

        public long LastArrival => log.LastArrival;

        public ValueTask<AppendResult> AppendAsync(ReadOnlySpan<NewRecord> records, CancellationToken cancellationToken) =>
            log.AppendAsync(records, cancellationToken);

        public ValueTask<RecordPage> ReadAsync(long from, long notBefore, int maxRecords, long maxBytes, CancellationToken cancellationToken) =>
            log.ReadAsync(from, notBefore, maxRecords, maxBytes, cancellationToken);

        public ValueTask<long> FindAsync(long arrival, CancellationToken cancellationToken) => log.FindAsync(arrival, cancellationToken);

        public ValueTask WaitAsync(long position, CancellationToken cancellationToken) => log.WaitAsync(position, cancellationToken);

        public ValueTask TrimAsync(long arrival, CancellationToken cancellationToken)
        {
            if (store.Fails) throw new RecordLogException(RecordLogFault.Failed, "The device failed.");
            store.Trims.Enqueue(arrival);
            return log.TrimAsync(arrival, cancellationToken);
        }
    }
}
