using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Millrace.Client.Lambda;
using Millrace.CommandLine.Clients;
using Millrace.CommandLine.Logs;
using Millrace.Model.Lambda;

namespace Millrace.CommandLine.Functions;

/// <summary><c>millrace lambda</c>: functions are called, and their logs read.</summary>
internal static class LambdaCommand
{
    public static Command Create()
    {
        var options = new VerbOptions();
        var group = new Verb("lambda", "Lists, runs and calls functions, and reads their logs.")
        {
            Examples =
            [
                ("millrace lambda run handler.js '{\"n\": 1}'", "what is in a file, as a function"),
                ("millrace lambda invoke my-function @event.json", "a function that is there"),
                ("millrace lambda logs my-function -f", "what it logs, as it comes"),
            ],
        };
        group.Subcommands.Add(List(options));
        group.Subcommands.Add(Run(options));
        group.Subcommands.Add(Invoke(options));
        group.Subcommands.Add(LogsCommand.Command("logs", "FUNCTION", "The functions; all when none is named", options));
        return group;
    }

    /// <summary>Calls a function, and writes its answer to stdout and its log to stderr.</summary>
    public static async Task<int> CallAsync(VerbCall call, LambdaClient lambda, string function, byte[] input)
    {
        var answer = await lambda.InvokeAsync(new InvokeRequest { FunctionName = function, Payload = input, LogType = "Tail" }, call.Cancellation);
        if (answer.LogResult is { } log) call.Terminal.Error.Write(PrintableText.Of(Encoding.UTF8.GetString(Convert.FromBase64String(log)), keepsLines: true));
        WriteAnswer(call, answer.Payload.GetValueOrDefault());
        if (answer.FunctionError is null) return ExitCode.Ok;
        call.Terminal.FlushQuietly();
        call.Warn($"the function failed ({answer.FunctionError}); its answer says why.");
        return ExitCode.Failure;
    }

    private static void WriteAnswer(VerbCall call, ReadOnlyMemory<byte> answer)
    {
        try
        {
            if (JsonNode.Parse(answer.Span) is { } document) call.Output.Document(document);
            else call.Terminal.Out.WriteLine("null");
        }
        catch (JsonException)
        {
            call.Terminal.Out.WriteLine(Encoding.UTF8.GetString(answer.Span));
        }
    }

    private static JsonObject Row(FunctionConfiguration function) => new()
    {
        ["name"] = function.FunctionName,
        ["runtime"] = function.Runtime,
        ["handler"] = function.Handler,
        ["memory"] = function.MemorySize,
        ["timeout"] = function.Timeout,
        ["modified"] = function.LastModified,
    };

    private static Verb List(VerbOptions options)
    {
        var command = new Verb("list", "Lists the functions.") { Examples = [("millrace lambda list", "all of them")] };
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            using var lambda = call.Clients.Lambda();
            var rows = await Paging.ReadAllAsync<JsonObject>(async marker =>
            {
                var page = await lambda.ListFunctionsAsync(new ListFunctionsRequest { Marker = marker }, call.Cancellation);
                return (page.Functions?.Select(Row), page.NextMarker);
            });
            call.Output.List(
                [Column.Of("NAME", "name"), Column.Of("RUNTIME", "runtime"), Column.Of("HANDLER", "handler"), Column.Of("MEMORY", "memory", isNumber: true), Column.Of("TIMEOUT", "timeout", isNumber: true)],
                rows,
                none: "There are no functions. Run one: millrace lambda run handler.js");
            return ExitCode.Ok;
        });
        return command;
    }

    private static Verb Invoke(VerbOptions options)
    {
        var name = new Argument<string>("FUNCTION") { Description = "The function" };
        var input = EventArgument();
        var command = new Verb("invoke", "Calls a function: its answer goes to stdout, its log to stderr. Exit code 1 when it fails.")
        {
            Examples = [("millrace lambda invoke my-function '{\"n\": 1}'", "with an event")],
        };
        command.Arguments.Add(name);
        command.Arguments.Add(input);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            using var lambda = call.Clients.Lambda();
            return await CallAsync(call, lambda, call.Result.GetValue(name)!, await EventAsync(call, call.Result.GetValue(input)));
        });
        return command;
    }

    private static Verb Run(VerbOptions options)
    {
        var file = new Argument<string>("FILE") { Description = "The handler: a file of JavaScript, Python or Ruby that has a function 'handler', or 'lambda_handler' in Python and Ruby" };
        var input = EventArgument();
        var name = new Option<string?>("--name") { HelpName = "NAME", Description = "The function's name; the file's when nothing is said" };
        var command = new Verb("run", "Makes a function of a file, or gives it that code, and calls it.")
        {
            Examples = [("millrace lambda run handler.js '{\"n\": 1}'", "as the function 'handler'")],
        };
        command.Arguments.Add(file);
        command.Arguments.Add(input);
        command.Options.Add(name);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            var code = FunctionFile.Read(call.Result.GetValue(file)!);
            using var lambda = call.Clients.Lambda();
            var function = call.Result.GetValue(name) ?? code.Name;
            await code.UploadAsync(call, lambda, function);
            return await CallAsync(call, lambda, function, await EventAsync(call, call.Result.GetValue(input)));
        });
        return command;
    }

    private static Argument<string?> EventArgument() => new("EVENT") { Description = "The event, as JSON: a text, @FILE, or - for what comes in; {} when nothing is said", Arity = ArgumentArity.ZeroOrOne };

    private static async Task<byte[]> EventAsync(VerbCall call, string? said)
    {
        var input = await new Put.RecordSource(said ?? "{}", isLines: false, count: 1).ReadWholeAsync(call.Cancellation);
        try
        {
            using var document = JsonDocument.Parse(input);
            return input.ToArray();
        }
        catch (JsonException wrong)
        {
            throw VerbException.Usage($"the event is not JSON: {wrong.Message}");
        }
    }
}
