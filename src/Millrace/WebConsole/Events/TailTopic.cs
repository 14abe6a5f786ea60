using System.Text.Json;
using Millrace.CommandLine.Records;
using Millrace.Kinesis.Consumers;
using Millrace.Model.Kinesis;
using Millrace.WebConsole.Records;

namespace Millrace.WebConsole.Events;

/// <summary>
/// <c>tail</c>: the records of a stream as they arrive. What comes quicker than a page can show is counted and passed over: the newest are shown.
/// </summary>
/// <param name="stream">The stream.</param>
/// <param name="shard">The one shard that is wanted; null for all.</param>
/// <param name="filter">Which records are wanted; null for all.</param>
/// <param name="place">Where it begins; null for what comes from now on.</param>
internal sealed class TailTopic(StreamRecords stream, string? shard, RecordFilter? filter, string? place) : IEventTopic
{
    private const int MostRows = 200;
    private const int MostScanned = 2000;

    private readonly Dictionary<string, long> _positions = place is null ? [] : RecordCursor.Read(place);
    private string[] _shards = [];
    private Task? _changed;
    private bool _hasBegun = place is not null;

    public string? Place => RecordCursor.Write(_positions);

    public async ValueTask<bool> TryWriteAsync(string name, Utf8JsonWriter writer, CancellationToken cancellationToken)
    {
        await ListShardsAsync(cancellationToken);
        var rows = new List<RecordRow>();
        var passed = 0L;
        var busy = new List<(string Id, long Next, long End)>();
        foreach (var id in _shards)
        {
            var end = await stream.FindAsync(id, ShardIteratorType.Latest, timestamp: null, cancellationToken);
            if (end > _positions[id]) busy.Add((id, _positions[id], end));
        }

        // Each shard that has news has its share, and all of them when they are not too many.
        var most = filter is null ? MostRows : MostScanned;
        var each = busy.Sum(static shard => shard.End - shard.Next) <= most ? most : Math.Max(1, most / busy.Count);
        foreach (var (id, from, end) in busy)
        {
            var next = from;
            if (end - next > each)
            {
                passed += end - each - next;
                next = end - each;
            }

            _positions[id] = await ReadAsync(id, next, each, rows, cancellationToken);
        }

        if (rows.Count == 0 && passed == 0) return false;
        rows.Sort(static (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : string.CompareOrdinal(a.Shard, b.Shard) is var order and not 0 ? order : a.Position.CompareTo(b.Position));
        if (rows.Count > MostRows)
        {
            passed += rows.Count - MostRows;
            rows.RemoveRange(0, rows.Count - MostRows);
        }

        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, new TailNews(rows, passed), ConsoleJson.Default.TailNews);
        return true;
    }

    private async ValueTask ListShardsAsync(CancellationToken cancellationToken)
    {
        if (_changed is { IsCompleted: false }) return;
        _changed = stream.Changed;
        var known = stream.Shards().Select(static shard => shard.ShardId).ToArray();
        _shards = shard is null ? known : [.. known.Where(id => id == shard)];
        foreach (var id in _shards)
        {
            // A shard that was not there before is read from its beginning: it is the child of one that was.
            if (!_positions.ContainsKey(id)) _positions[id] = _hasBegun ? 0 : await stream.FindAsync(id, ShardIteratorType.Latest, timestamp: null, cancellationToken);
        }

        _hasBegun = true;
    }

    private async ValueTask<long> ReadAsync(string id, long from, int most, List<RecordRow> rows, CancellationToken cancellationToken)
    {
        using var page = await stream.ReadAsync(id, from, most, cancellationToken);
        for (var i = 0; i < page.Records.Count; i++)
        {
            var record = page.Records[i];
            if (filter is null || filter.Matches(record.PartitionKey, record.Data.GetValueOrDefault())) rows.Add(RecordRow.Of(id, page.PositionOf(i), record));
        }

        return page.Next;
    }
}

/// <summary>Records that arrived.</summary>
/// <param name="Rows">The newest of them, the oldest first.</param>
/// <param name="More">How many more there were, which nobody looked at.</param>
internal sealed record TailNews(IReadOnlyList<RecordRow> Rows, long More);
