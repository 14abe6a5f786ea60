using Millrace.Storage.Logs;

namespace Millrace.Kinesis.Tests;

/// <summary>Logs that take everything and keep nothing: what is left to count is the service's.</summary>
internal sealed class DiscardingLogStore : IRecordLogStore
{
    public IRecordLog Open(string name) => new DiscardingLog();

    public ValueTask DeleteAsync(string name, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class DiscardingLog : IRecordLog
    {
        public long NextPosition { get; private set; } = 1;

        public long LastArrival => 1_769_044_922_500;

        public ValueTask<AppendResult> AppendAsync(ReadOnlySpan<NewRecord> records, CancellationToken cancellationToken)
        {
            var first = NextPosition;
            NextPosition += records.Length;
            return new(new AppendResult(first, LastArrival));
        }

        public ValueTask<RecordPage> ReadAsync(long from, long notBefore, int maxRecords, long maxBytes, CancellationToken cancellationToken) =>
            throw new NotSupportedException("Nothing is kept.");

        public ValueTask WaitAsync(long position, CancellationToken cancellationToken) => throw new NotSupportedException("Nothing is kept.");

        public ValueTask<long> FindAsync(long arrival, CancellationToken cancellationToken) => new(NextPosition);

        public ValueTask TrimAsync(long arrival, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
