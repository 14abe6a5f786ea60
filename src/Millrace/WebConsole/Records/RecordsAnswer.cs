using Microsoft.AspNetCore.Http;
using Millrace.Kinesis;
using Millrace.Kinesis.Consumers;
using Millrace.Model.Kinesis;

namespace Millrace.WebConsole.Records;

/// <summary>
/// <c>api/records</c>: records of a stream, of one <c>shard</c> or of all in the order of arrival, from <c>newest</c>, <c>oldest</c>, <c>time</c> (with <c>at</c>),
/// <c>number</c> (with <c>number</c>) or a <c>cursor</c> on; backwards from the newest and with <c>back</c>.
/// </summary>
/// <param name="streams">Finds streams.</param>
/// <param name="time">The machine's clock.</param>
internal sealed class RecordsAnswer(StreamAddress streams, TimeProvider time) : IConsoleAnswer
{
    private const int UsualRows = 100;
    private const int MostRows = 1000;

    public async Task AnswerAsync(HttpContext http)
    {
        var request = http.Request;
        var stream = streams.Find(request);
        var filter = ConsoleAnswers.Filter(request);
        var most = (int)(ConsoleAnswers.Number(request, "limit", 1, MostRows) ?? UsualRows);
        var start = ConsoleAnswers.Parameter(request, "from") ?? "newest";
        var forwards = start != "newest" && ConsoleAnswers.Parameter(request, "back") is null;
        var shards = Shards(stream, ConsoleAnswers.Parameter(request, "shard"));
        var latest = new Dictionary<string, long>();
        foreach (var shard in shards) latest[shard] = await stream.FindAsync(shard, ShardIteratorType.Latest, timestamp: null, http.RequestAborted);

        var windows = await RecordSearch.OpenAsync(stream, shards, Position(request, stream, start, forwards, latest, http.RequestAborted), forwards);
        var found = await new RecordSearch(windows, forwards, filter, time).RunAsync(most, http.RequestAborted);
        await ConsoleAnswers.SendAsync(http, found with { Latest = RecordCursor.Write(latest) }, ConsoleJson.Default.FoundRecords);
    }

    private static IReadOnlyList<string> Shards(StreamRecords stream, string? shard)
    {
        var shards = stream.Shards().Select(static shard => shard.ShardId);
        if (shard is null) return [.. shards];
        var id = KinesisService.CanonicalShardId(shard);
        return shards.Contains(id) ? [id!] : throw new ConsoleException(StatusCodes.Status404NotFound, $"The stream has no shard '{shard}'.");
    }

    private static Func<string, ValueTask<long>> Position(
        HttpRequest request, StreamRecords stream, string start, bool forwards, Dictionary<string, long> latest, CancellationToken cancellationToken)
    {
        switch (start)
        {
            case "newest":
                return shard => ValueTask.FromResult(latest[shard]);
            case "oldest":
                return shard => stream.FindAsync(shard, ShardIteratorType.TrimHorizon, timestamp: null, cancellationToken);
            case "time":
                var at = DateTimeOffset.FromUnixTimeMilliseconds(ConsoleAnswers.Number(request, "at", 0, DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()) ?? throw ConsoleAnswers.Wrong("'at' is missing."));
                return shard => FindTimeAsync(shard, at);
            case "number":
                var number = ConsoleAnswers.Required(request, "number");
                if (KinesisService.PlaceOf(number) is not var (owner, place)) throw ConsoleAnswers.Wrong($"'{number}' is not a sequence number of this server.");
                return shard => ValueTask.FromResult(shard == owner ? place : forwards ? latest[shard] : 0);
            case "cursor":
                var cursor = RecordCursor.Read(ConsoleAnswers.Required(request, "cursor"));
                return shard => ValueTask.FromResult(cursor.TryGetValue(shard, out var known) ? known : 0);
            default:
                throw ConsoleAnswers.Wrong($"'{start}' is no start; there are newest, oldest, time, number and cursor.");
        }

        async ValueTask<long> FindTimeAsync(string shard, DateTimeOffset at)
        {
            try
            {
                return await stream.FindAsync(shard, ShardIteratorType.AtTimestamp, at, cancellationToken);
            }
            catch (Wire.ServiceException)
            {
                // The time is yet to come.
                return latest[shard];
            }
        }
    }
}
