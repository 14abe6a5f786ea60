using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Millrace.Client.Kinesis;
using Millrace.Model.Kinesis;

namespace Millrace.CommandLine.Put;

/// <summary><c>millrace put</c>: one record, or many.</summary>
internal static class PutCommand
{
    public static Command Create()
    {
        var options = new VerbOptions();
        var name = Streams.StreamCommand.NameArgument();
        var data = new Argument<string?>("DATA") { Description = "The record: a text, @FILE, or - for what comes in; that too when nothing is said and something does", Arity = ArgumentArity.ZeroOrOne };
        var key = new Option<string?>("--key", "-k") { HelpName = "KEY", Description = "The partition key; without one each record gets a key of its own" };
        var lines = new Option<bool>("--lines", "-l") { Description = "Each line is a record" };
        var count = new Option<int>("--count", "-c") { HelpName = "N", Description = "Put it N times", CustomParser = VerbOptions.WholeNumber("--count", least: 1), DefaultValueFactory = static _ => 1 };
        var rate = new Option<double?>("--rate")
        {
            HelpName = "N/s",
            Description = "At most N records a second",
            CustomParser = static result => VerbOptions.Parsed<double?>(result, "--rate", static text => Rate(text)),
        };
        var command = new Verb("put", "Puts records. Records that a shard is too busy for are sent again until it takes them.")
        {
            Examples =
            [
                ("millrace put orders '{\"id\": 7}' --key customer-7", "one record"),
                ("millrace put orders @order.json", "what is in a file"),
                ("tail -f app.log | millrace put logs - --lines", "each line, as it comes"),
                ("millrace put orders hello --count 10000 --rate 500/s", "load"),
            ],
        };
        command.Arguments.Add(name);
        command.Arguments.Add(data);
        command.Options.Add(key);
        command.Options.Add(lines);
        command.Options.Add(count);
        command.Options.Add(rate);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            var (stream, said, given) = (call.Result.GetValue(name)!, call.Result.GetValue(data), call.Result.GetValue(key));
            if (said is null && call.Terminal.InIsTerminal) throw VerbException.Usage("there is nothing to put: give a text, @FILE, or - for what comes in.");
            using var kinesis = call.Clients.Kinesis();
            var source = new RecordSource(said ?? "-", call.Result.GetValue(lines), call.Result.GetValue(count));
            if (source.IsOne)
            {
                await PutOneAsync(call, kinesis, stream, given, await source.ReadWholeAsync(call.Cancellation));
                return ExitCode.Ok;
            }

            return await PutManyAsync(call, kinesis, stream, given, source, call.Result.GetValue(rate));
        });
        return command;
    }

    private static async Task PutOneAsync(VerbCall call, KinesisClient kinesis, string stream, string? key, ReadOnlyMemory<byte> data)
    {
        var used = key ?? RecordSource.NewKey();
        var answer = await kinesis.PutRecordAsync(new PutRecordRequest { StreamName = stream, PartitionKey = used, Data = data }, call.Cancellation);
        var put = new JsonObject { ["stream"] = stream, ["shard"] = answer.ShardId, ["sequenceNumber"] = answer.SequenceNumber.ToString(), ["key"] = used, ["bytes"] = data.Length };
        call.Output.One(put, terminal => terminal.Out.WriteLine($"{stream}: {answer.ShardId}, sequence number {answer.SequenceNumber}"));
    }

    private static async Task<int> PutManyAsync(VerbCall call, KinesisClient kinesis, string stream, string? key, RecordSource source, double? rate)
    {
        var bar = new ProgressBar(call.Terminal, call.Time, source.Total);
        var bulk = new BulkPut(kinesis, stream, key, rate, call.Time, bar);
        try
        {
            await bulk.RunAsync(source.ReadAllAsync(call.Cancellation), call.Cancellation);
        }
        catch (Exception)
        {
            bar.Clear();
            call.Warn($"{Count(bulk.Records, "record")} had been put into {stream}.");
            throw;
        }

        bar.Clear();
        if (bulk.Throttled > 0) call.Warn($"{Count(bulk.Throttled, "record")} came while a shard was busy, and had to be sent again.");
        var put = new JsonObject
        {
            ["stream"] = stream,
            ["records"] = bulk.Records,
            ["bytes"] = bulk.Bytes,
            ["throttled"] = bulk.Throttled,
            ["seconds"] = Math.Round(bulk.Elapsed.TotalSeconds, 3),
        };
        call.Output.One(put, terminal => terminal.Out.WriteLine(
            $"{stream}: {Count(bulk.Records, "record")}, {SizeText.Of(bulk.Bytes)} in {bulk.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s"));
        return ExitCode.Ok;
    }

    private static string Count(long count, string what) => $"{count.ToString(CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";

    private static double Rate(string text) =>
        double.TryParse(text.EndsWith("/s", StringComparison.Ordinal) ? text[..^2] : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate > 0
            ? rate
            : throw new FormatException($"'{text}' is not a rate, like 500/s.");
}
