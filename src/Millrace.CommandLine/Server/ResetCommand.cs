using System.CommandLine;
using System.Text.Json.Nodes;
using Millrace.Client.Kinesis;
using Millrace.CommandLine.Streams;
using Millrace.Model.Kinesis;

namespace Millrace.CommandLine.Server;

/// <summary><c>millrace reset</c>: empties streams.</summary>
internal static class ResetCommand
{
    public static Command Create()
    {
        var options = new VerbOptions();
        var names = new Argument<string[]>("STREAM") { Description = "The streams; all when none is named", Arity = ArgumentArity.ZeroOrMore };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask; needed to empty all streams where nobody can be asked" };
        var command = new Verb("reset", "Empties streams: each is deleted and made again, with as many shards. Consumers have to register anew.")
        {
            Examples =
            [
                ("millrace reset orders", "one stream, empty again"),
                ("millrace reset --yes", "all of them, for a script"),
            ],
        };
        command.Arguments.Add(names);
        command.Options.Add(yes);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            using var kinesis = call.Clients.Kinesis();
            var streams = call.Result.GetValue(names) is { Length: > 0 } named ? [.. named] : await StreamList.NamesAsync(kinesis, call.Cancellation);
            if (call.Result.GetValue(names) is not { Length: > 0 } && !call.Result.GetValue(yes) && !Agrees(call, streams)) return ExitCode.Failure;
            var rows = new List<JsonObject>();
            foreach (var stream in streams) rows.Add(await EmptyAsync(call, kinesis, stream));
            call.Output.List([Column.Of("NAME", "name"), Column.Of("SHARDS", "shards", isNumber: true), Column.Of("STATUS", "status")], rows, none: "There are no streams.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static bool Agrees(VerbCall call, List<string> streams)
    {
        if (!call.Terminal.InIsTerminal || !call.Terminal.ErrorIsTerminal)
            throw VerbException.Usage("all streams would be emptied: say so with --yes, or name some.");
        call.Terminal.Error.Write($"Delete all records of {string.Join(", ", streams)}? [y/N] ");
        return Console.In.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    private static async Task<JsonObject> EmptyAsync(VerbCall call, KinesisClient kinesis, string stream)
    {
        var was = (await kinesis.DescribeStreamSummaryAsync(new DescribeStreamSummaryRequest { StreamName = stream }, call.Cancellation)).StreamDescriptionSummary;
        var isOnDemand = was.StreamModeDetails?.StreamMode == StreamMode.OnDemand;
        await kinesis.DeleteStreamAsync(new DeleteStreamRequest { StreamName = stream, EnforceConsumerDeletion = true }, call.Cancellation);
        await call.WaitUntilGoneAsync(kinesis, stream);
        await kinesis.CreateStreamAsync(
            new CreateStreamRequest { StreamName = stream, ShardCount = isOnDemand ? null : was.OpenShardCount, StreamModeDetails = was.StreamModeDetails, MaxRecordSizeInKiB = was.MaxRecordSizeInKiB },
            call.Cancellation);
        var made = await kinesis.WaitUntilReadyAsync(stream, call.Cancellation);
        if (was.RetentionPeriodHours > made.RetentionPeriodHours)
        {
            await kinesis.IncreaseStreamRetentionPeriodAsync(new IncreaseStreamRetentionPeriodRequest { StreamName = stream, RetentionPeriodHours = was.RetentionPeriodHours }, call.Cancellation);
            made = await kinesis.WaitUntilReadyAsync(stream, call.Cancellation);
        }

        return StreamRows.Of(made);
    }
}
