using Millrace.Storage.Logs;

namespace Millrace.Kinesis.Tests;

/// <summary>A store whose logs take their time to append, so that others come in between.</summary>
internal sealed class YieldingRecordLogStore(IRecordLogStore inner) : IRecordLogStore
{
    public IRecordLog Open(string name) => new Log(inner.Open(name));

    public ValueTask DeleteAsync(string prefix, CancellationToken cancellationToken) => inner.DeleteAsync(prefix, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed class Log(IRecordLog log) : IRecordLog
    {
        public long NextPosition => log.NextPosition;

        public long LastArrival => log.LastArrival;

        public ValueTask<AppendResult> AppendAsync(ReadOnlySpan<NewRecord> records, CancellationToken cancellationToken) =>
            AppendLaterAsync(records.ToArray(), cancellationToken);

        public ValueTask<RecordPage> ReadAsync(long from, long notBefore, int maxRecords, long maxBytes, CancellationToken cancellationToken) =>
            log.ReadAsync(from, notBefore, maxRecords, maxBytes, cancellationToken);

        public ValueTask<long> FindAsync(long arrival, CancellationToken cancellationToken) => log.FindAsync(arrival, cancellationToken);

        public ValueTask WaitAsync(long position, CancellationToken cancellationToken) => log.WaitAsync(position, cancellationToken);

        public ValueTask TrimAsync(long arrival, CancellationToken cancellationToken) => log.TrimAsync(arrival, cancellationToken);

        private async ValueTask<AppendResult> AppendLaterAsync(NewRecord[] records, CancellationToken cancellationToken)
        {
            for (var i = 0; i < 20; i++) await Task.Yield();
            return await log.AppendAsync(records, cancellationToken);
        }
    }
}
