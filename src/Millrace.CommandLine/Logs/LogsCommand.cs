using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Millrace.Client.Logs;
using Millrace.CommandLine.Clients;
using Millrace.CommandLine.Streams;
using Millrace.Model.Logs;

namespace Millrace.CommandLine.Logs;

/// <summary><c>millrace logs</c>: what functions and others have logged.</summary>
internal static class LogsCommand
{
    private const string FunctionPrefix = "/aws/lambda/";
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    // What is written late has an earlier time: each look goes back a little, and passes over what was shown.
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(10);

    public static Command Create() => Command("logs", "GROUP", "Log groups, or names of functions; all groups when none is named", new VerbOptions());

    /// <summary>The command, as it is called on its own or for functions.</summary>
    public static Command Command(string name, string argument, string description, VerbOptions options)
    {
        var groups = new Argument<string[]>(argument) { Description = description, Arity = ArgumentArity.ZeroOrMore };
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on as more is logged" };
        var since = new Option<TimeSpan>("--since")
        {
            HelpName = "DURATION",
            Description = "How far back",
            CustomParser = static result => VerbOptions.Parsed(result, "--since", DurationText.Parse),
            DefaultValueFactory = static _ => TimeSpan.FromHours(1),
        };
        var filter = new Option<string?>("--filter") { HelpName = "PATTERN", Description = "A filter pattern of CloudWatch Logs" };
        var command = new Verb(name, "Shows what was logged, in the order of its times.")
        {
            Examples =
            [
                ($"millrace {name} -f", "everything, as it comes"),
                ($"millrace {name} my-function --since 10m --filter ERROR", "errors of a function"),
            ],
        };
        command.Arguments.Add(groups);
        command.Options.Add(follow);
        command.Options.Add(since);
        command.Options.Add(filter);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            using var logs = call.Clients.Logs();
            var wanted = call.Result.GetValue(groups)!;
            var from = call.Time.GetUtcNow() - call.Result.GetValue(since);
            var shown = new HashSet<string>();
            var rows = new List<JsonObject>();
            do
            {
                var begun = call.Time.GetUtcNow();
                foreach (var row in await ReadAsync(call, logs, wanted, from, call.Result.GetValue(filter), shown))
                {
                    if (call.Result.GetValue(follow) || call.Output.Format is OutputFormat.Table or OutputFormat.Ndjson) Write(call, row);
                    else rows.Add(row);
                }

                await call.Terminal.Out.FlushAsync(call.Cancellation);
                if (from < begun - Late) from = begun - Late;
                if (call.Result.GetValue(follow)) await Task.Delay(BetweenLooks, call.Time, call.Cancellation);
            }
            while (call.Result.GetValue(follow));
            if (call.Output.Format is OutputFormat.Json or OutputFormat.Yaml) call.Output.Document(new JsonArray([.. rows]));
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task<List<JsonObject>> ReadAsync(VerbCall call, LogsClient logs, string[] wanted, DateTimeOffset from, string? filter, HashSet<string> shown)
    {
        var found = new List<(long At, JsonObject Row)>();
        foreach (var group in wanted.Length > 0 ? [.. wanted.Select(static name => name.StartsWith('/') ? name : FunctionPrefix + name)] : await GroupsAsync(logs, call.Cancellation))
        {
            var entries = await Paging.ReadAllAsync<FilteredLogEvent>(async token =>
            {
                var page = await logs.FilterLogEventsAsync(
                    new FilterLogEventsRequest { LogGroupName = group, StartTime = from.ToUnixTimeMilliseconds(), FilterPattern = filter, NextToken = token }, call.Cancellation);
                return (page.Events, page.NextToken);
            });
            found.AddRange(entries.Where(entry => shown.Add(entry.EventId!)).Select(entry => (entry.Timestamp ?? 0, Row(group, entry))));
        }

        return [.. found.OrderBy(static entry => entry.At).Select(static entry => entry.Row)];
    }

    /// <summary>The names of all groups.</summary>
    public static Task<List<string>> GroupsAsync(LogsClient logs, CancellationToken cancellationToken) => Paging.ReadAllAsync<string>(async token =>
    {
        var page = await logs.DescribeLogGroupsAsync(new DescribeLogGroupsRequest { NextToken = token }, cancellationToken);
        return (page.LogGroups?.Select(static group => group.LogGroupName!), page.NextToken);
    });

    private static JsonObject Row(string group, FilteredLogEvent entry) => new()
    {
        ["at"] = StreamRows.TimeOf(DateTimeOffset.FromUnixTimeMilliseconds(entry.Timestamp ?? 0)),
        ["group"] = group,
        ["stream"] = entry.LogStreamName,
        ["message"] = entry.Message.ToString().TrimEnd('\n'),
    };

    private static void Write(VerbCall call, JsonObject row)
    {
        if (call.Output.Format != OutputFormat.Table)
        {
            call.Terminal.Out.WriteLine(Output.Compact(row));
            return;
        }

        var at = DateTimeOffset.Parse(row["at"]!.GetValue<string>(), CultureInfo.InvariantCulture);
        var group = row["group"]!.GetValue<string>();
        var name = group.StartsWith(FunctionPrefix, StringComparison.Ordinal) ? group[FunctionPrefix.Length..] : group;
        call.Terminal.Out.WriteLine(
            $"{call.Terminal.Styled(TimeZoneInfo.ConvertTime(at, call.Time.LocalTimeZone).ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture), 2)}  {call.Terminal.Styled(PrintableText.Of(name), 36)}  {PrintableText.Of(Column.Show(row["message"]), keepsLines: true)}");
    }
}
