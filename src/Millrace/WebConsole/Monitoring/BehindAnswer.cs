using Microsoft.AspNetCore.Http;
using Millrace.Kinesis;
using Millrace.Kinesis.Consumers;
using Millrace.Model.Kinesis;
using Millrace.WebConsole.Records;

namespace Millrace.WebConsole.Monitoring;

/// <summary><c>api/behind</c>: how far readers are behind that have read up to the sequence <c>numbers</c>.</summary>
/// <param name="streams">Finds streams.</param>
/// <param name="clock">The server's clock, which arrivals are told by.</param>
internal sealed class BehindAnswer(StreamAddress streams, TimeProvider clock) : IConsoleAnswer
{
    private const int MostNumbers = 1000;

    public async Task AnswerAsync(HttpContext http)
    {
        var stream = streams.Find(http.Request);
        var shards = stream.Shards().Select(static shard => shard.ShardId).ToHashSet();
        var behind = new List<Behind>();
        foreach (var number in ConsoleAnswers.Required(http.Request, "numbers").Split(',').Take(MostNumbers))
        {
            if (KinesisService.PlaceOf(number) is var (shard, position) && shards.Contains(shard)) behind.Add(await MeasureAsync(stream, number, shard, position, http.RequestAborted));
        }

        await ConsoleAnswers.SendAsync(http, [.. behind], ConsoleJson.Default.BehindArray);
    }

    private async Task<Behind> MeasureAsync(StreamRecords stream, string number, string shard, long position, CancellationToken cancellationToken)
    {
        var latest = await stream.FindAsync(shard, ShardIteratorType.Latest, timestamp: null, cancellationToken);
        if (position >= latest - 1) return new Behind(number, shard, 0, 0);
        using var page = await stream.ReadAsync(shard, position + 1, maxRecords: 1, cancellationToken);
        if (page.Records.Count == 0) return new Behind(number, shard, 0, 0);
        var age = clock.GetUtcNow() - page.Records[0].ApproximateArrivalTimestamp!.Value;
        return new Behind(number, shard, latest - page.PositionOf(0), Math.Max(0, (long)age.TotalMilliseconds));
    }
}

/// <summary>How far a reader is behind.</summary>
/// <param name="Number">The number that it has read up to.</param>
/// <param name="Shard">The shard.</param>
/// <param name="Records">How many records it has yet to read.</param>
/// <param name="Milliseconds">How old the first of these is.</param>
internal sealed record Behind(string Number, string Shard, long Records, long Milliseconds);
