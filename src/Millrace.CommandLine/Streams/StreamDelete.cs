using System.CommandLine;
using System.Text.Json.Nodes;
using Millrace.Model.Kinesis;

namespace Millrace.CommandLine.Streams;

/// <summary><c>millrace stream delete</c>.</summary>
internal static class StreamDelete
{
    public static Command Command(VerbOptions options)
    {
        var names = new Argument<string[]>("NAME") { Description = "The streams", Arity = ArgumentArity.OneOrMore };
        var noWait = new Option<bool>("--no-wait") { Description = "Do not wait until they are gone" };
        var command = new Verb("delete", "Deletes streams with their records and consumers, and waits until they are gone.")
        {
            Examples = [("millrace stream delete orders clicks", "both")],
        };
        command.Arguments.Add(names);
        command.Options.Add(noWait);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            using var kinesis = call.Clients.Kinesis();
            var deleted = new List<JsonObject>();
            foreach (var stream in call.Result.GetValue(names)!)
            {
                await kinesis.DeleteStreamAsync(new DeleteStreamRequest { StreamName = stream, EnforceConsumerDeletion = true }, call.Cancellation);
                if (!call.Result.GetValue(noWait)) await call.WaitUntilGoneAsync(kinesis, stream);
                deleted.Add(new JsonObject { ["name"] = stream, ["deleted"] = true });
            }

            call.Output.List([Column.Of("NAME", "name"), Column.Of("DELETED", "deleted")], deleted, none: "");
            return ExitCode.Ok;
        });
        return command;
    }
}
