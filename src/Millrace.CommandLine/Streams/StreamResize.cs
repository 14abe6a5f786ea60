using System.CommandLine;
using Millrace.Model.Kinesis;

namespace Millrace.CommandLine.Streams;

/// <summary><c>millrace stream resize</c>.</summary>
internal static class StreamResize
{
    public static Command Command(VerbOptions options)
    {
        var name = StreamCommand.NameArgument();
        var count = new Argument<int>("SHARDS") { Description = "How many shards it gets", CustomParser = VerbOptions.WholeNumber("SHARDS", least: 1) };
        var noWait = new Option<bool>("--no-wait") { Description = "Do not wait until it is done" };
        var command = new Verb("resize", "Gives a stream another number of shards, by splits and merges, and waits until it is done.")
        {
            Examples = [("millrace stream resize orders 8", "eight shards")],
        };
        command.Arguments.Add(name);
        command.Arguments.Add(count);
        command.Options.Add(noWait);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            var stream = call.Result.GetValue(name)!;
            using var kinesis = call.Clients.Kinesis();
            await kinesis.UpdateShardCountAsync(
                new UpdateShardCountRequest { StreamName = stream, TargetShardCount = call.Result.GetValue(count), ScalingType = ScalingType.UniformScaling }, call.Cancellation);
            return await call.ShowWhenReadyAsync(kinesis, stream, waits: !call.Result.GetValue(noWait));
        });
        return command;
    }
}
