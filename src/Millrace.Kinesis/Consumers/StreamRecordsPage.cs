using Millrace.Kinesis.Records;
using Millrace.Model.Kinesis;
using Millrace.Storage.Logs;

namespace Millrace.Kinesis.Consumers;

/// <summary>Records that were read from a shard. They point into memory that goes back when the page is disposed.</summary>
public sealed class StreamRecordsPage : IDisposable
{
    private readonly ShardRead _read;
    private readonly IRecordLog _log;
    private readonly Task _changed;

    internal StreamRecordsPage(ShardRead read, IRecordLog log, Task changed, bool hasEnded)
    {
        _read = read;
        _log = log;
        _changed = changed;
        HasEnded = hasEnded;
    }

    /// <summary>The records.</summary>
    public IReadOnlyList<Record> Records => _read.Records;

    /// <summary>The position to go on from.</summary>
    public long Next => _read.Next;

    /// <summary>Whether there was nothing after these when they were read.</summary>
    public bool HasCaughtUp => _read.HasCaughtUp;

    /// <summary>Whether nothing comes after these, since the shard is closed.</summary>
    public bool HasEnded { get; }

    /// <summary>The position of a record.</summary>
    public long PositionOf(int index) => _read.PositionOf(index);

    /// <summary>Waits until there is a record at <see cref="Next"/>, or the stream is another than when the page was read.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var appended = _log.WaitAsync(_read.Next, done.Token).AsTask();
        await Task.WhenAny(appended, _changed);
        await done.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <inheritdoc/>
    public void Dispose() => _read.Dispose();
}
