using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Millrace.Model.Kinesis;

namespace Millrace.CommandLine.Streams;

/// <summary><c>millrace stream describe</c>.</summary>
internal static class StreamDescribe
{
    private static readonly Column[] ShardColumns =
    [
        Column.Of("SHARD", "id"),
        new("STATE", static shard => shard["open"]!.GetValue<bool>() ? "open" : "closed"),
        new("SHARE", static shard => shard["share"]!.GetValue<double>().ToString("P1", CultureInfo.InvariantCulture), IsNumber: true),
        new("PARENTS", static shard => shard["parents"]!.AsArray() is { Count: > 0 } parents ? Column.Show(parents) : "-"),
        Column.Of("FIRST HASH KEY", "startingHashKey", isNumber: true),
    ];

    public static Command Command(VerbOptions options)
    {
        var name = StreamCommand.NameArgument();
        var command = new Verb("describe", "Shows a stream with its shards.")
        {
            Examples = [("millrace stream describe orders", "its settings, and each shard with its share of the hash keys")],
        };
        command.Arguments.Add(name);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            var stream = call.Result.GetValue(name)!;
            using var kinesis = call.Clients.Kinesis();
            var summary = await kinesis.DescribeStreamSummaryAsync(new DescribeStreamSummaryRequest { StreamName = stream }, call.Cancellation);
            var shards = (await kinesis.ShardsAsync(stream, filter: null, call.Cancellation)).ConvertAll(StreamRows.Of);
            var shown = StreamRows.Of(summary.StreamDescriptionSummary);
            shown["shards"] = new JsonArray([.. shards]);
            call.Output.One(shown, terminal =>
            {
                call.Output.Members(shown);
                terminal.Out.WriteLine();
                Table.Write(terminal, ShardColumns, shards);
            });
            return ExitCode.Ok;
        });
        return command;
    }
}
