using Microsoft.AspNetCore.Http;
using Millrace.Kinesis;

namespace Millrace.WebConsole.Monitoring;

/// <summary><c>api/metrics</c>: what went through a stream, or a <c>shard</c> of it, in steps, under CloudWatch's names.</summary>
/// <param name="history">What was seen.</param>
internal sealed class MetricsAnswer(StreamHistory history) : IConsoleAnswer
{
    private const int ShortRange = 15;
    private const int Day = 24 * 60;

    public Task AnswerAsync(HttpContext http)
    {
        var minutes = ConsoleAnswers.Number(http.Request, "minutes", 1, Day) ?? ShortRange;
        var isShort = minutes <= ShortRange;
        var step = isShort ? StreamHistory.ShortStep : StreamHistory.LongStep;
        var most = (int)(TimeSpan.FromMinutes(minutes) / step);
        var stream = ConsoleAnswers.Required(http.Request, "stream");
        var kept = ConsoleAnswers.Parameter(http.Request, "shard") is { } shard
            ? history.Of(stream, KinesisService.CanonicalShardId(shard) ?? throw ConsoleAnswers.Wrong("'shard' is no shard's id."), isShort)
            : history.Of(stream, isShort);
        var steps = kept.TakeLast(most).ToArray();
        var metrics = new StreamMetrics(
            (long)step.TotalSeconds,
            [.. steps.Select(static step => step.At)],
            new Dictionary<string, IReadOnlyList<long>>
            {
                ["IncomingRecords"] = [.. steps.Select(static step => step.Counts.IncomingRecords)],
                ["IncomingBytes"] = [.. steps.Select(static step => step.Counts.IncomingBytes)],
                ["GetRecords.Records"] = [.. steps.Select(static step => step.Counts.OutgoingRecords)],
                ["GetRecords.Bytes"] = [.. steps.Select(static step => step.Counts.OutgoingBytes)],
                ["GetRecords.IteratorAgeMilliseconds"] = [.. steps.Select(static step => step.Counts.IteratorAge)],
                ["WriteProvisionedThroughputExceeded"] = [.. steps.Select(static step => step.Counts.WritesRefused)],
                ["ReadProvisionedThroughputExceeded"] = [.. steps.Select(static step => step.Counts.ReadsRefused)],
            });
        return ConsoleAnswers.SendAsync(http, metrics, ConsoleJson.Default.StreamMetrics);
    }
}

/// <summary>What went through a stream.</summary>
/// <param name="Step">How long a step is, in seconds.</param>
/// <param name="At">When each step ended, in epoch milliseconds.</param>
/// <param name="Values">The values of each step by the name of the metric: sums, and of the iterator's age the maximum.</param>
internal sealed record StreamMetrics(long Step, IReadOnlyList<long> At, IReadOnlyDictionary<string, IReadOnlyList<long>> Values);
