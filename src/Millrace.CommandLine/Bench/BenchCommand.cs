using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Millrace.Client.Kinesis;
using Millrace.CommandLine.Streams;
using Millrace.Model.Kinesis;

namespace Millrace.CommandLine.Bench;

/// <summary><c>millrace bench</c>: how quick puts and gets are, by a stream of its own that is gone afterwards.</summary>
internal static class BenchCommand
{
    private const int BytesOfRecord = 1024;
    private const int RecordsOfBatch = 500;

    private static readonly Column[] Columns =
    [
        Column.Of("OPERATION", "operation"),
        Column.Of("CALLS", "calls", isNumber: true),
        Number("CALLS/S", "callsPerSecond"),
        Number("RECORDS/S", "recordsPerSecond"),
        Number("P50 MS", "p50"),
        Number("P95 MS", "p95"),
        Number("P99 MS", "p99"),
    ];

    public static Command Create()
    {
        var options = new VerbOptions();
        var duration = new Option<TimeSpan>("--duration")
        {
            HelpName = "DURATION",
            Description = "How long each operation is called",
            CustomParser = static result => VerbOptions.Parsed(result, "--duration", DurationText.Parse),
            DefaultValueFactory = static _ => TimeSpan.FromSeconds(2),
        };
        var command = new Verb("bench", "Measures PutRecord, PutRecords and GetRecords with records of 1 KiB, one call after the other, on a stream of its own.")
        {
            Examples = [("millrace bench --duration 5s", "five seconds for each operation")],
        };
        command.Options.Add(duration);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            using var kinesis = call.Clients.Kinesis();
            var stream = $"millrace-bench-{Guid.NewGuid():N}";
            await kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = stream, ShardCount = 1 }, call.Cancellation);
            try
            {
                await kinesis.WaitUntilReadyAsync(stream, call.Cancellation);
                call.Output.List(Columns, await MeasureAsync(call, kinesis, stream, call.Result.GetValue(duration)), none: "");
                return ExitCode.Ok;
            }
            finally
            {
                await kinesis.DeleteStreamAsync(new DeleteStreamRequest { StreamName = stream }, CancellationToken.None);
            }
        });
        return command;
    }

    private static async Task<List<JsonObject>> MeasureAsync(VerbCall call, KinesisClient kinesis, string stream, TimeSpan duration)
    {
        var data = new byte[BytesOfRecord];
        PutRecordsRequestEntry[] batch = [.. Enumerable.Range(0, RecordsOfBatch).Select(i => new PutRecordsRequestEntry { PartitionKey = $"{i}", Data = data })];
        var put = await RunAsync("PutRecord", async () =>
        {
            await kinesis.PutRecordAsync(new PutRecordRequest { StreamName = stream, PartitionKey = "k", Data = data }, call.Cancellation);
            return 1;
        });
        var puts = await RunAsync("PutRecords", async () =>
        {
            var answer = await kinesis.PutRecordsAsync(new PutRecordsRequest { StreamName = stream, Records = batch }, call.Cancellation);
            return RecordsOfBatch - (answer.FailedRecordCount ?? 0);
        });
        var iterator = (string?)null;
        var get = await RunAsync("GetRecords", async () =>
        {
            iterator ??= (await kinesis.GetShardIteratorAsync(
                new GetShardIteratorRequest { StreamName = stream, ShardId = "shardId-000000000000", ShardIteratorType = ShardIteratorType.TrimHorizon }, call.Cancellation)).ShardIterator!;
            var page = await kinesis.GetRecordsAsync(new GetRecordsRequest { ShardIterator = iterator, Limit = RecordsOfBatch }, call.Cancellation);
            // From the beginning again, once it is at the end.
            iterator = page.MillisBehindLatest == 0 ? null : page.NextShardIterator;
            return page.Records.Count;
        });
        return [put, puts, get];

        async Task<JsonObject> RunAsync(string operation, Func<Task<int>> once)
        {
            // The first call opens the connection, and is none that one waits for in the long run.
            await once();
            var (times, records, started) = (new List<double>(), 0L, call.Time.GetTimestamp());
            while (times.Count == 0 || call.Time.GetElapsedTime(started) < duration)
            {
                var begun = call.Time.GetTimestamp();
                records += await once();
                times.Add(call.Time.GetElapsedTime(begun).TotalMilliseconds);
            }

            var seconds = call.Time.GetElapsedTime(started).TotalSeconds;
            times.Sort();
            return new JsonObject
            {
                ["operation"] = operation,
                ["calls"] = times.Count,
                ["callsPerSecond"] = Math.Round(times.Count / seconds, 1),
                ["recordsPerSecond"] = Math.Round(records / seconds, 1),
                ["p50"] = At(times, 0.50),
                ["p95"] = At(times, 0.95),
                ["p99"] = At(times, 0.99),
            };
        }
    }

    private static double At(List<double> sorted, double share) => Math.Round(sorted[(int)(share * (sorted.Count - 1))], 3);

    private static Column Number(string header, string member) =>
        new(header, row => row[member]!.GetValue<double>().ToString("0.##", CultureInfo.InvariantCulture), IsNumber: true);
}
