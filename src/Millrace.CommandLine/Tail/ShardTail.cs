using Millrace.Client.Kinesis;
using Millrace.Model.Kinesis;

namespace Millrace.CommandLine.Tail;

/// <summary>One shard of a tail: what was read of it and not shown yet.</summary>
/// <param name="kinesis">The client.</param>
/// <param name="stream">The stream.</param>
/// <param name="id">The shard.</param>
/// <param name="start">Asks for the first iterator.</param>
/// <param name="time">The clock.</param>
internal sealed class ShardTail(KinesisClient kinesis, string stream, string id, GetShardIteratorRequest start, TimeProvider time)
{
    // A shard answers five reads a second, and others read it too.
    private static readonly TimeSpan BetweenReads = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromSeconds(1);

    private readonly Queue<TailRecord> _records = new();
    private string? _iterator;
    private string? _last;
    private bool _hasBegun;
    private long _readAt;
    private TimeSpan _pause;

    /// <summary>The shard.</summary>
    public string Id => id;

    /// <summary>Whether it was read to its end, and nothing is left to show.</summary>
    public bool IsOver => _hasBegun && _iterator is null && _records.Count == 0;

    /// <summary>Whether nothing older can come that has not been read.</summary>
    public bool IsCaughtUp { get; private set; }

    /// <summary>The oldest record that was not shown; null without any.</summary>
    public TailRecord? Next => _records.TryPeek(out var record) ? record : null;

    /// <summary>The shards that follow it, once it is read to its end.</summary>
    public IReadOnlyList<ChildShard> Children { get; private set; } = [];

    /// <summary>How long until it may be read again; null when it has something to show or is over.</summary>
    public TimeSpan? Pause =>
        _records.Count > 0 || (_hasBegun && _iterator is null) ? null
        : _hasBegun && _pause - time.GetElapsedTime(_readAt) is var left && left > TimeSpan.Zero ? left
        : TimeSpan.Zero;

    /// <summary>Takes the oldest record.</summary>
    public TailRecord Take() => _records.Dequeue();

    /// <summary>Reads on.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!_hasBegun || _iterator is null) _iterator = await IteratorAsync(cancellationToken);
            _hasBegun = true;
            var page = await kinesis.GetRecordsAsync(new GetRecordsRequest { ShardIterator = _iterator }, cancellationToken);
            foreach (var record in page.Records)
            {
                _last = record.SequenceNumber;
                _records.Enqueue(new TailRecord(id, _last, Part: null, record.ApproximateArrivalTimestamp ?? default, record.PartitionKey, record.Data.GetValueOrDefault()));
            }

            _iterator = page.NextShardIterator;
            Children = page.ChildShards ?? [];
            IsCaughtUp = page.MillisBehindLatest is 0 or null || _iterator is null;
            _pause = IsCaughtUp ? BetweenReads : TimeSpan.Zero;
        }
        catch (ExpiredIteratorException)
        {
            _hasBegun = false;
        }
        catch (ProvisionedThroughputExceededException)
        {
            _pause = AfterRefusal;
        }

        _readAt = time.GetTimestamp();
    }

    private async Task<string> IteratorAsync(CancellationToken cancellationToken)
    {
        var request = _last is null
            ? start
            : new GetShardIteratorRequest { StreamName = stream, ShardId = id, ShardIteratorType = ShardIteratorType.AfterSequenceNumber, StartingSequenceNumber = _last };
        return (await kinesis.GetShardIteratorAsync(request, cancellationToken)).ShardIterator!;
    }
}
