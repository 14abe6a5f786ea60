using System.Runtime.CompilerServices;
using Millrace.Client.Kinesis;
using Millrace.CommandLine.Streams;
using Millrace.Model.Kinesis;

namespace Millrace.CommandLine.Tail;

/// <summary>Reads the records of a stream, of one shard or of all in the order of arrival, and follows splits and merges.</summary>
/// <param name="kinesis">The client.</param>
/// <param name="stream">The stream.</param>
/// <param name="time">The clock.</param>
internal sealed class StreamReader(KinesisClient kinesis, string stream, TimeProvider time)
{
    private readonly List<ShardTail> _shards = [];
    private readonly HashSet<string> _known = [];

    /// <summary>Chooses where to begin.</summary>
    /// <param name="start">Where.</param>
    /// <param name="shard">The one shard that is wanted; null for all.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task BeginAsync(TailStart start, string? shard, CancellationToken cancellationToken)
    {
        var at = start.At ?? (start.Ago is { } ago ? time.GetUtcNow() - ago : null);
        var all = await kinesis.ShardsAsync(stream, filter: null, cancellationToken);
        if (shard is not null) all = [StreamRows.Find(all, stream, shard)];
        if (start.Number is { } number)
        {
            var (owner, arrived) = await FindAsync(all, number, cancellationToken);
            Add(owner, new GetShardIteratorRequest { StreamName = stream, ShardId = owner, ShardIteratorType = ShardIteratorType.AtSequenceNumber, StartingSequenceNumber = number });
            at = arrived;
        }

        // Only open shards have a now; closed ones that were before the start have nothing to show, and say so at once.
        foreach (var other in all.Where(other => shard is not null || start.IsOldest || at is not null || other.SequenceNumberRange.EndingSequenceNumber is null))
            Add(other.ShardId, Iterator(other.ShardId, at, start.IsOldest));
    }

    /// <summary>Reads until there is no more to come, or for ever.</summary>
    /// <param name="follows">Whether it waits for what is yet to come.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<TailRecord> ReadAsync(bool follows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var due = _shards.Where(static shard => shard.Pause == TimeSpan.Zero).ToList();
            await Task.WhenAll(due.Select(shard => shard.ReadAsync(cancellationToken)));
            foreach (var shard in due) AddChildren(shard);
            _shards.RemoveAll(static shard => shard.IsOver);

            // A record is the next one once every shard that is behind has something to compare it with.
            while (_shards.TrueForAll(static shard => shard.Next is not null || shard.IsCaughtUp) && Oldest() is { } next) yield return next.Take();

            if (_shards.Count == 0 || (!follows && _shards.TrueForAll(static shard => shard.IsCaughtUp && shard.Next is null))) yield break;
            var pause = _shards.Min(static shard => shard.Pause) ?? TimeSpan.Zero;
            if (pause > TimeSpan.Zero) await Task.Delay(pause, time, cancellationToken);
        }
    }

    private ShardTail? Oldest() => _shards.Where(static shard => shard.Next is not null).MinBy(static shard => shard.Next!.Arrived);

    // What a child has is newer than all of its parents', and the tail was there when it began.
    private void AddChildren(ShardTail shard)
    {
        foreach (var child in shard.Children) Add(child.ShardId, Iterator(child.ShardId, at: null, isOldest: true));
    }

    private void Add(string shard, GetShardIteratorRequest start)
    {
        if (_known.Add(shard)) _shards.Add(new ShardTail(kinesis, stream, shard, start, time));
    }

    private GetShardIteratorRequest Iterator(string shard, DateTimeOffset? at, bool isOldest) => new()
    {
        StreamName = stream,
        ShardId = shard,
        ShardIteratorType = at is not null ? ShardIteratorType.AtTimestamp : isOldest ? ShardIteratorType.TrimHorizon : ShardIteratorType.Latest,
        Timestamp = at,
    };

    private async Task<(string Shard, DateTimeOffset? Arrived)> FindAsync(List<Shard> shards, string number, CancellationToken cancellationToken)
    {
        foreach (var shard in shards)
        {
            try
            {
                var request = new GetShardIteratorRequest { StreamName = stream, ShardId = shard.ShardId, ShardIteratorType = ShardIteratorType.AtSequenceNumber, StartingSequenceNumber = number };
                var iterator = (await kinesis.GetShardIteratorAsync(request, cancellationToken)).ShardIterator!;
                var page = await kinesis.GetRecordsAsync(new GetRecordsRequest { ShardIterator = iterator, Limit = 1 }, cancellationToken);
                if (page.Records.Count > 0 && page.Records[0].SequenceNumber == number) return (shard.ShardId, page.Records[0].ApproximateArrivalTimestamp);
            }
            catch (InvalidArgumentException)
            {
                // Another shard's.
            }
        }

        throw VerbException.NotFound($"stream '{stream}' has no record with the sequence number {number}.");
    }
}
