using System.CommandLine;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Millrace.CommandLine.Streams;
using Millrace.CommandLine.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Model.Kinesis;
using Millrace.Model.Lambda;

namespace Millrace.CommandLine.Lessons;

/// <summary><c>millrace lessons</c>: the lessons, what is next, and how far one is.</summary>
internal static class LessonsCommand
{
    private static readonly Column[] Columns =
    [
        Column.Of("LESSON", "lesson", isNumber: true),
        Column.Of("TITLE", "title"),
        new("DONE", static lesson => $"{lesson["done"]} of {lesson["steps"]!.AsArray().Count}"),
        Column.Of("COMMAND", "command"),
    ];

    public static Command Create()
    {
        var options = new VerbOptions();
        var number = new Argument<int?>("N")
        {
            Description = "A lesson, 1 to 5; all when none is named",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = static result => VerbOptions.Parsed<int?>(result, "N", static text => Lesson.All.Any(lesson => text == $"{lesson.Number}")
                ? text[0] - '0'
                : throw new FormatException("there are lessons 1 to 5 to look at; 0 leaves nothing on the server.")),
        };
        var check = new Option<bool>("--check") { Description = "Exit code 1 while a step is to be done" };
        var reset = new Option<bool>("--reset") { Description = "Delete what the lessons have made: the stream, the function, the tables of leases" };
        var command = new Verb("lessons", "Shows the lessons with what is done of them, as the server sees it.")
        {
            Examples =
            [
                ("millrace lessons", "all, with progress"),
                ("millrace lessons 2", "the steps of one, ticked as they are done"),
                ("millrace lessons 2 --check", "for a script: whether all of them are"),
            ],
        };
        command.Arguments.Add(number);
        command.Options.Add(check);
        command.Options.Add(reset);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            if (call.Result.GetValue(reset)) await ResetAsync(call);
            var facts = await LessonFacts.LookAsync(call);
            var lessons = Lesson.All.Where(lesson => call.Result.GetValue(number) is not { } one || lesson.Number == one).ToList();
            var rows = lessons.ConvertAll(lesson => Row(lesson, facts));
            if (call.Result.GetValue(number) is null) call.Output.List(Columns, rows, none: "");
            else call.Output.One(rows[0], terminal => Write(terminal, lessons[0], facts));
            return call.Result.GetValue(check) && lessons.Exists(lesson => lesson.Steps.Any(step => !step.IsDone(facts))) ? ExitCode.Failure : ExitCode.Ok;
        });
        return command;
    }

    private static JsonObject Row(Lesson lesson, LessonFacts facts) => new()
    {
        ["lesson"] = lesson.Number,
        ["title"] = lesson.Title,
        ["done"] = lesson.Steps.Count(step => step.IsDone(facts)),
        ["steps"] = new JsonArray([.. lesson.Steps.Select(step => new JsonObject { ["text"] = step.Text, ["done"] = step.IsDone(facts) })]),
        ["command"] = lesson.Command,
    };

    private static void Write(Terminal terminal, Lesson lesson, LessonFacts facts)
    {
        terminal.Out.WriteLine(terminal.Styled($"Lesson {lesson.Number}: {lesson.Title}", 1));
        terminal.Out.WriteLine($"  {lesson.Command}   (lessons/{lesson.Folder}/README.md tells why)");
        foreach (var step in lesson.Steps) terminal.Out.WriteLine($"  [{(step.IsDone(facts) ? 'x' : ' ')}] {step.Text}");
    }

    private static async Task ResetAsync(VerbCall call)
    {
        using var lambda = call.Clients.Lambda();
        await TryAsync(async () =>
        {
            foreach (var mapping in (await lambda.ListEventSourceMappingsAsync(new ListEventSourceMappingsRequest { FunctionName = LessonFacts.Name }, call.Cancellation)).EventSourceMappings ?? [])
                await lambda.DeleteEventSourceMappingAsync(new DeleteEventSourceMappingRequest { UUID = mapping.UUID! }, call.Cancellation);
            await lambda.DeleteFunctionAsync(new DeleteFunctionRequest { FunctionName = LessonFacts.Name }, call.Cancellation);
        });
        using var tables = call.Clients.DynamoDB();
        foreach (var table in (await TableCommand.NamesAsync(tables, call.Cancellation)).Where(static name => name.StartsWith($"{LessonFacts.Name}-", StringComparison.Ordinal)))
            await TryAsync(() => tables.DeleteTableAsync(new DeleteTableRequest { TableName = table }, call.Cancellation));
        using var kinesis = call.Clients.Kinesis();
        await TryAsync(async () =>
        {
            await kinesis.DeleteStreamAsync(new DeleteStreamRequest { StreamName = LessonFacts.Name, EnforceConsumerDeletion = true }, call.Cancellation);
            await call.WaitUntilGoneAsync(kinesis, LessonFacts.Name);
        });
    }

    private static async Task TryAsync(Func<Task> delete)
    {
        try
        {
            await delete();
        }
        catch (AmazonServiceException missing) when (missing.ErrorCode == "ResourceNotFoundException")
        {
            // That lesson has made nothing yet.
        }
    }
}
