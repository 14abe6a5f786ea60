using System.CommandLine;
using Millrace.Model.Kinesis;

namespace Millrace.CommandLine.Streams;

/// <summary><c>millrace stream merge</c>.</summary>
internal static class StreamMerge
{
    public static Command Command(VerbOptions options)
    {
        var name = StreamCommand.NameArgument();
        var one = new Argument<string>("SHARD") { Description = "A shard: its number or its id" };
        var other = new Argument<string>("NEIGHBOUR") { Description = "The shard whose hash keys are next to it" };
        var noWait = new Option<bool>("--no-wait") { Description = "Do not wait until it is done" };
        var command = new Verb("merge", "Makes one shard of two neighbours, and waits until it is done.")
        {
            Examples = [("millrace stream merge orders 0 1", "shards 0 and 1")],
        };
        command.Arguments.Add(name);
        command.Arguments.Add(one);
        command.Arguments.Add(other);
        command.Options.Add(noWait);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            var stream = call.Result.GetValue(name)!;
            using var kinesis = call.Clients.Kinesis();
            var shards = await kinesis.ShardsAsync(stream, filter: null, call.Cancellation);
            await kinesis.MergeShardsAsync(
                new MergeShardsRequest
                {
                    StreamName = stream,
                    ShardToMerge = StreamRows.Find(shards, stream, call.Result.GetValue(one)!).ShardId,
                    AdjacentShardToMerge = StreamRows.Find(shards, stream, call.Result.GetValue(other)!).ShardId,
                },
                call.Cancellation);
            return await call.ShowWhenReadyAsync(kinesis, stream, waits: !call.Result.GetValue(noWait));
        });
        return command;
    }
}
