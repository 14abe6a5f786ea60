using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Millrace.Client.Kinesis;
using Millrace.CommandLine.Clients;
using Millrace.Model.CloudWatch;
using Millrace.Model.Kinesis;

namespace Millrace.CommandLine.Streams;

/// <summary><c>millrace stream list</c>: with the rates of the last whole minute and the lag of the slowest reader, as CloudWatch has them.</summary>
internal static class StreamList
{
    private const int SecondsOfPeriod = 60;
    private const int StreamsOfQuestion = 100;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(2);

    private static readonly Column[] Columns =
    [
        Column.Of("NAME", "name"),
        Column.Of("STATUS", "status"),
        Column.Of("MODE", "mode"),
        Column.Of("SHARDS", "shards", isNumber: true),
        Number("RECORDS/S", "recordsPerSecond", static value => value.ToString("0.#", CultureInfo.InvariantCulture)),
        Number("BYTES/S", "bytesPerSecond", static value => SizeText.Of((long)value)),
        Number("LAG", "lagMilliseconds", static value => DurationText.Format(value < 10_000 ? TimeSpan.FromMilliseconds(Math.Round(value)) : TimeSpan.FromSeconds(Math.Round(value / 1000)))),
    ];

    public static Command Command(VerbOptions options)
    {
        var command = new Verb("list", "Lists streams, with what came in during the last minute and how far the slowest reader is behind.")
        {
            Examples = [("millrace stream list -o json | jq '.[].name'", "their names, for a script")],
        };
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            using var kinesis = call.Clients.Kinesis();
            var rows = await RowsAsync(call, kinesis);
            await AddRatesAsync(call, rows);
            call.Output.List(Columns, rows, none: "There are no streams. Make one: millrace stream create NAME");
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>The names of all streams.</summary>
    public static Task<List<string>> NamesAsync(KinesisClient kinesis, CancellationToken cancellationToken) => Paging.ReadAllAsync<string>(async token =>
    {
        var page = await kinesis.ListStreamsAsync(new ListStreamsRequest { NextToken = token }, cancellationToken);
        return (page.StreamNames, page.NextToken);
    });

    private static async Task<List<JsonObject>> RowsAsync(VerbCall call, KinesisClient kinesis)
    {
        var rows = new List<JsonObject>();
        foreach (var name in await NamesAsync(kinesis, call.Cancellation))
        {
            try
            {
                rows.Add(StreamRows.Of((await kinesis.DescribeStreamSummaryAsync(new DescribeStreamSummaryRequest { StreamName = name }, call.Cancellation)).StreamDescriptionSummary));
            }
            catch (ResourceNotFoundException)
            {
                // Deleted meanwhile.
            }
        }

        return rows;
    }

    private static async Task AddRatesAsync(VerbCall call, List<JsonObject> rows)
    {
        using var metrics = call.Clients.CloudWatch();
        try
        {
            foreach (var some in rows.Chunk(StreamsOfQuestion))
            {
                // Times are whole seconds there, and an end is exclusive: until now, a minute would have nothing in its first second.
                var now = call.Time.GetUtcNow();
                var answer = await metrics.GetMetricDataAsync(
                    new GetMetricDataRequest { StartTime = now - Window, EndTime = now.AddSeconds(SecondsOfPeriod), MetricDataQueries = [.. some.SelectMany(Queries)] }, call.Cancellation);
                var values = (answer.MetricDataResults ?? []).ToDictionary(static result => result.Id!, static result => result.Values ?? []);
                for (var i = 0; i < some.Length; i++)
                {
                    some[i]["recordsPerSecond"] = Latest(values, $"r{i}") / SecondsOfPeriod ?? 0;
                    some[i]["bytesPerSecond"] = Latest(values, $"b{i}") / SecondsOfPeriod ?? 0;
                    some[i]["lagMilliseconds"] = Latest(values, $"l{i}");
                }
            }
        }
        catch (Amazon.Runtime.AmazonServiceException unknown)
        {
            // The streams are what was asked for; who may not see the metrics gets them without.
            call.Say($"Rates and lag are not known: {unknown.Message}");
        }
    }

    // Newest first: what came in during the minute that runs and the one before, the larger of the two rates.
    private static double? Latest(Dictionary<string, IReadOnlyList<double>> values, string id) =>
        values.TryGetValue(id, out var found) && found.Count > 0 ? found.Take(2).Max() : null;

    private static IEnumerable<MetricDataQuery> Queries(JsonObject stream, int i) =>
    [
        Query($"r{i}", "IncomingRecords", "Sum", stream),
        Query($"b{i}", "IncomingBytes", "Sum", stream),
        Query($"l{i}", "GetRecords.IteratorAgeMilliseconds", "Maximum", stream),
    ];

    private static MetricDataQuery Query(string id, string metric, string stat, JsonObject stream) => new()
    {
        Id = id,
        MetricStat = new MetricStat
        {
            Metric = new Metric { Namespace = "AWS/Kinesis", MetricName = metric, Dimensions = [new Dimension { Name = "StreamName", Value = stream["name"]!.GetValue<string>() }] },
            Period = SecondsOfPeriod,
            Stat = stat,
        },
    };

    private static Column Number(string header, string member, Func<double, string> show) =>
        new(header, row => row[member] is { } value ? show(value.GetValue<double>()) : "-", IsNumber: true);
}
