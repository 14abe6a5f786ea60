using Microsoft.AspNetCore.Http;
using Millrace.Hosting;
using Millrace.Http;
using Millrace.Iam.Authorization;
using Millrace.Kinesis;
using Millrace.WebConsole;
using Millrace.WebConsole.Calls;
using Millrace.WebConsole.Events;
using Millrace.WebConsole.Monitoring;
using Millrace.WebConsole.Records;

namespace Millrace.Composition;

/// <summary>Connects the console to the services that it shows.</summary>
internal static class ConsoleRoom
{
    /// <summary>The console of a server.</summary>
    /// <param name="options">How the server runs.</param>
    /// <param name="guard">Who may use it.</param>
    /// <param name="kinesis">The streams.</param>
    /// <param name="endpoint">AWS's endpoint.</param>
    /// <param name="calls">The requests to it.</param>
    /// <param name="decisions">The decisions on them.</param>
    /// <param name="clock">The server's clock, which can be held.</param>
    /// <param name="machine">The machine's clock.</param>
    public static ConsoleEndpoint Open(
        ServerOptions options,
        ConsoleGuard guard,
        KinesisService kinesis,
        AwsEndpoint endpoint,
        CallLog calls,
        DecisionLog decisions,
        TimeProvider clock,
        TimeProvider machine)
    {
        var streams = new StreamAddress(kinesis);
        var history = new StreamHistory(kinesis, machine);
        var topics = new Dictionary<string, Func<HttpRequest, string?, IEventTopic>>
        {
            ["calls"] = (request, place) => new CallsTopic(calls, ConsoleAnswers.Parameter(request, "bodies") is not null, place),
            ["shards"] = (request, _) => new ShardsTopic(kinesis, ConsoleAnswers.Required(request, "stream"), machine),
            ["streams"] = (_, _) => new StreamsTopic(kinesis, machine),
            ["tail"] = (request, place) => new TailTopic(
                streams.Find(request),
                ConsoleAnswers.Parameter(request, "shard"),
                ConsoleAnswers.Filter(request),
                place ?? ConsoleAnswers.Parameter(request, "cursor")),
        };
        return new ConsoleEndpoint(
            guard,
            ConsoleAssets.Load(),
            new Dictionary<string, IConsoleAnswer>
            {
                ["aws"] = new AwsAnswer(endpoint, options.AccountId, options.Region),
                ["behind"] = new BehindAnswer(streams, clock),
                ["call"] = new CallAnswer(calls),
                ["calls"] = new CallsAnswer(calls),
                ["decisions"] = new DecisionsAnswer(decisions),
                ["events"] = new EventsAnswer(new WantedTopics(topics), machine),
                ["metrics"] = new MetricsAnswer(history),
                ["record"] = new RecordAnswer(streams),
                ["records"] = new RecordsAnswer(streams, machine),
                ["server"] = new ServerAnswer(options, clock),
            },
            history);
    }
}
