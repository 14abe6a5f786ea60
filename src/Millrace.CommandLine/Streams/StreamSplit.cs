using System.CommandLine;
using Millrace.Model.Kinesis;

namespace Millrace.CommandLine.Streams;

/// <summary><c>millrace stream split</c>.</summary>
internal static class StreamSplit
{
    public static Command Command(VerbOptions options)
    {
        var name = StreamCommand.NameArgument();
        var shard = new Argument<string>("SHARD") { Description = "The shard: its number or its id" };
        var at = new Option<string?>("--at") { HelpName = "HASHKEY", Description = "The first hash key of the upper half; the middle when nothing is said" };
        var noWait = new Option<bool>("--no-wait") { Description = "Do not wait until it is done" };
        var command = new Verb("split", "Splits a shard in two, and waits until it is done.")
        {
            Examples = [("millrace stream split orders 0", "shard 0, in the middle")],
        };
        command.Arguments.Add(name);
        command.Arguments.Add(shard);
        command.Options.Add(at);
        command.Options.Add(noWait);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            var stream = call.Result.GetValue(name)!;
            using var kinesis = call.Clients.Kinesis();
            var split = StreamRows.Find(await kinesis.ShardsAsync(stream, filter: null, call.Cancellation), stream, call.Result.GetValue(shard)!);
            var range = HashRange.From(split.HashKeyRange);
            await kinesis.SplitShardAsync(
                new SplitShardRequest
                {
                    StreamName = stream,
                    ShardToSplit = split.ShardId,
                    NewStartingHashKey = call.Result.GetValue(at) ?? HashKeys.Format(range.Start + ((range.End - range.Start) / 2) + 1),
                },
                call.Cancellation);
            return await call.ShowWhenReadyAsync(kinesis, stream, waits: !call.Result.GetValue(noWait));
        });
        return command;
    }
}
