using System.CommandLine;
using Millrace.CommandLine.Records;
using Millrace.CommandLine.Streams;

namespace Millrace.CommandLine.Tail;

/// <summary><c>millrace stream tail</c>.</summary>
internal static class StreamTail
{
    private static readonly string[] Forms = ["pretty", "ndjson", "raw"];
    private static readonly string[] Decodings = ["auto", "json", "gzip", "kpl", "raw"];

    public static Command Command(VerbOptions options)
    {
        var name = StreamCommand.NameArgument();
        var from = new Option<TailStart>("--from")
        {
            HelpName = "now|oldest|10m|TIME|NUMBER",
            Description = "Where to begin: now, the oldest record, so long ago, a time, or a sequence number",
            CustomParser = static result => VerbOptions.Parsed(result, "--from", TailStart.Parse),
            DefaultValueFactory = static _ => new TailStart(),
        };
        var shard = new Option<string?>("--shard") { HelpName = "N", Description = "One shard alone: its number or its id" };
        var filter = new Option<RecordFilter?>("--filter")
        {
            HelpName = "EXPR",
            Description = "Only records with a text, /REGEX/, key:TEXT or .json.path=VALUE (also != > >= < <=)",
            CustomParser = static result => VerbOptions.Parsed<RecordFilter?>(result, "--filter", static text => FilterText.Parse(text)),
        };
        var decode = OneOf("--decode", Decodings, "How data are shown: unwrapped as far as can be told, as JSON on many lines, or only so far", static () => "auto");
        var output = OneOf("--output", Forms, "pretty on a terminal, ndjson elsewhere", static () => null, "-o");
        var most = new Option<int?>("-n", "--limit") { HelpName = "N", Description = "End after N records", CustomParser = VerbOptions.WholeNumberOrNone("-n", least: 1) };
        var noFollow = new Option<bool>("--no-follow") { Description = "End once everything that is there was read" };
        var command = new Verb("tail", "Reads a stream's records, of all shards in the order of arrival, and goes on as they come. Ctrl+C ends it.")
        {
            Examples =
            [
                ("millrace stream tail orders", "what comes from now on"),
                ("millrace stream tail orders --from 10m --filter '.total>=100'", "orders of 100 and more, of the last ten minutes and on"),
                ("millrace stream tail orders --from oldest --no-follow | jq .json", "everything, for a script"),
            ],
        };
        command.Arguments.Add(name);
        foreach (var option in new Option[] { from, shard, filter, decode, output, most, noFollow }) command.Options.Add(option);
        options.AddTo(command, hasOutput: false);
        command.SetVerb(options, async call =>
        {
            var stream = call.Result.GetValue(name)!;
            using var kinesis = call.Clients.Kinesis();
            var reader = new StreamReader(kinesis, stream, call.Time);
            var form = call.Result.GetValue(output) ?? (call.Terminal.OutIsTerminal ? "pretty" : "ndjson");
            var way = call.Result.GetValue(decode)!;
            var printer = new RecordPrinter(call.Terminal, form, way, call.Time);
            await reader.BeginAsync(call.Result.GetValue(from)!, call.Result.GetValue(shard), call.Cancellation);
            var (shown, limit, last) = (0, call.Result.GetValue(most), (TailRecord?)null);
            try
            {
                await foreach (var record in reader.ReadAsync(follows: !call.Result.GetValue(noFollow), call.Cancellation))
                {
                    last = record;
                    foreach (var part in record.Parts(way))
                    {
                        if (call.Result.GetValue(filter)?.Matches(part.Key, part.Data) == false) continue;
                        printer.Write(part);
                        if (++shown == limit) return ExitCode.Ok;
                    }

                    await call.Terminal.Out.FlushAsync(call.Cancellation);
                }

                return ExitCode.Ok;
            }
            finally
            {
                if (last is not null)
                    call.Say($"To go on from here: millrace stream tail {stream}{(call.Result.GetValue(shard) is { } one ? $" --shard {one}" : "")} --from {StreamRows.TimeOf(last.Arrived)}");
            }
        });
        return command;
    }

    private static Option<string?> OneOf(string name, string[] known, string description, Func<string?> fallback, params string[] aliases) => new(name, aliases)
    {
        HelpName = string.Join('|', known),
        Description = description,
        DefaultValueFactory = _ => fallback(),
        CustomParser = result => VerbOptions.Parsed<string?>(result, name, text => known.Contains(text) ? text : throw new FormatException($"'{text}' is none of {string.Join(", ", known)}.")),
    };
}
