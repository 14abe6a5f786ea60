using Millrace.CommandLine.Records;
using Millrace.Kinesis.Consumers;

namespace Millrace.WebConsole.Records;

/// <summary>Looks through the shards of a stream in the order of arrival, either way.</summary>
/// <param name="windows">The shards, each at its place.</param>
/// <param name="forwards">Whether towards newer records.</param>
/// <param name="filter">What is wanted; null for everything.</param>
/// <param name="time">Measures how long it takes.</param>
internal sealed class RecordSearch(IReadOnlyList<ShardWindow> windows, bool forwards, RecordFilter? filter, TimeProvider time)
{
    // A search of everything is many requests: the page shows how far it is, and stops when it is told to.
    private const int MostScanned = 20_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(500);

    /// <summary>Opens the shards at the same end.</summary>
    public static async ValueTask<List<ShardWindow>> OpenAsync(
        StreamRecords stream, IReadOnlyList<string> shards, Func<string, ValueTask<long>> position, bool forwards)
    {
        var windows = new List<ShardWindow>(shards.Count);
        foreach (var shard in shards) windows.Add(new ShardWindow(stream, shard, await position(shard), forwards));
        return windows;
    }

    /// <summary>Looks until enough is found, everything was looked at, or it takes too long.</summary>
    /// <param name="most">How many rows are enough.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async ValueTask<FoundRecords> RunAsync(int most, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var rows = new List<RecordRow>();
        var (scanned, done) = (0, false);
        var reached = 0L;
        while (rows.Count < most && scanned < MostScanned && time.GetElapsedTime(started) < Longest)
        {
            if (await NextAsync(cancellationToken) is not var (window, record))
            {
                done = true;
                break;
            }

            window.Pass();
            scanned++;
            reached = record.Row.At;
            if (record.IsWanted) rows.Add(record.Row);
        }

        return new FoundRecords(rows, scanned, reached, done, RecordCursor.Write(windows.Select(static window => KeyValuePair.Create(window.Shard, window.Position))), Latest: "");
    }

    private async ValueTask<(ShardWindow Window, ScannedRecord Record)?> NextAsync(CancellationToken cancellationToken)
    {
        (ShardWindow Window, ScannedRecord Record)? next = null;
        foreach (var window in windows)
        {
            if (await window.PeekAsync(filter, cancellationToken) is not { } record) continue;
            if (next is not { } best || (forwards ? record.Row.At < best.Record.Row.At : record.Row.At > best.Record.Row.At)) next = (window, record);
        }

        return next;
    }
}

/// <summary>What a search found.</summary>
/// <param name="Rows">The records that are wanted, in the order in which they were come by.</param>
/// <param name="Scanned">How many were looked at.</param>
/// <param name="Reached">The arrival of the last of these, in epoch milliseconds; 0 without any.</param>
/// <param name="Done">Whether there are no more that way.</param>
/// <param name="Cursor">Where to go on.</param>
/// <param name="Latest">Where records come that are newer than the search.</param>
internal sealed record FoundRecords(IReadOnlyList<RecordRow> Rows, int Scanned, long Reached, bool Done, string Cursor, string Latest);
