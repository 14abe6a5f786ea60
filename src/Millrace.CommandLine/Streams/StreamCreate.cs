using System.CommandLine;
using Millrace.Model.Kinesis;

namespace Millrace.CommandLine.Streams;

/// <summary><c>millrace stream create</c>.</summary>
internal static class StreamCreate
{
    public static Command Command(VerbOptions options)
    {
        var name = new Argument<string>("NAME") { Description = "The stream" };
        var shards = new Option<int?>("--shards") { HelpName = "N", Description = "How many shards; 1 when nothing is said", CustomParser = VerbOptions.WholeNumberOrNone("--shards", least: 1) };
        var onDemand = new Option<bool>("--on-demand") { Description = "Capacity on demand in place of a number of shards" };
        var retention = new Option<int?>("--retention") { HelpName = "HOURS", Description = "How long records are kept: 24 to 8760 hours", CustomParser = VerbOptions.WholeNumberOrNone("--retention", least: 1) };
        var noWait = new Option<bool>("--no-wait") { Description = "Do not wait until it is ready" };
        var command = new Verb("create", "Makes a stream, and waits until it is ready.")
        {
            Examples =
            [
                ("millrace stream create orders --shards 4", "four shards"),
                ("millrace stream create clicks --on-demand --retention 48", "capacity on demand, records kept two days"),
            ],
        };
        command.Arguments.Add(name);
        command.Options.Add(shards);
        command.Options.Add(onDemand);
        command.Options.Add(retention);
        command.Options.Add(noWait);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            var stream = call.Result.GetValue(name)!;
            using var kinesis = call.Clients.Kinesis();
            var isOnDemand = call.Result.GetValue(onDemand);
            if (isOnDemand && call.Result.GetValue(shards) is not null) throw VerbException.Usage("give --shards or --on-demand, not both.");
            await kinesis.CreateStreamAsync(
                new CreateStreamRequest
                {
                    StreamName = stream,
                    ShardCount = isOnDemand ? null : call.Result.GetValue(shards) ?? 1,
                    StreamModeDetails = isOnDemand ? new StreamModeDetails { StreamMode = StreamMode.OnDemand } : null,
                },
                call.Cancellation);
            if (call.Result.GetValue(retention) is not { } hours) return await call.ShowWhenReadyAsync(kinesis, stream, waits: !call.Result.GetValue(noWait));

            // The retention of a stream can be changed only once it is there.
            await kinesis.WaitUntilReadyAsync(stream, call.Cancellation);
            await kinesis.IncreaseStreamRetentionPeriodAsync(new IncreaseStreamRetentionPeriodRequest { StreamName = stream, RetentionPeriodHours = hours }, call.Cancellation);
            return await call.ShowWhenReadyAsync(kinesis, stream, waits: true);
        });
        return command;
    }
}
