using Microsoft.AspNetCore.Http;
using Millrace.DynamoDB;
using Millrace.Hosting;
using Millrace.Http;
using Millrace.Iam.Authorization;
using Millrace.Kinesis;
using Millrace.Lambda;
using Millrace.WebConsole;
using Millrace.WebConsole.Calls;
using Millrace.WebConsole.Events;
using Millrace.WebConsole.Functions;
using Millrace.WebConsole.Leases;
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
    /// <param name="dynamoDB">The tables, where consumers keep their leases.</param>
    /// <param name="lambda">The functions.</param>
    /// <param name="endpoint">AWS's endpoint.</param>
    /// <param name="calls">The requests to it.</param>
    /// <param name="decisions">The decisions on them.</param>
    /// <param name="clock">The server's clock, which can be held.</param>
    /// <param name="machine">The machine's clock.</param>
    public static ConsoleEndpoint Open(
        ServerOptions options,
        ConsoleGuard guard,
        KinesisService kinesis,
        DynamoDBService dynamoDB,
        LambdaService lambda,
        AwsEndpoint endpoint,
        CallLog calls,
        DecisionLog decisions,
        TimeProvider clock,
        TimeProvider machine)
    {
        var streams = new StreamAddress(kinesis);
        var aws = new AwsAnswer(endpoint, options.AccountId, options.Region);
        var leases = new LeaseTables(dynamoDB.Operations.Single(static binding => binding.Operation.Name == "Scan"));
        var history = new StreamHistory(kinesis, machine);
        var counts = new RecentCounts(kinesis.Activity, machine);
        var topics = new Dictionary<string, Func<HttpRequest, string?, IEventTopic>>
        {
            ["calls"] = (request, place) => new CallsTopic(calls, ConsoleAnswers.Parameter(request, "bodies") is not null, place),
            ["shards"] = (request, _) => new ShardsTopic(kinesis, counts, ConsoleAnswers.Required(request, "stream"), machine),
            ["streams"] = (_, _) => new StreamsTopic(kinesis, counts, machine),
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
                ["aws"] = aws,
                ["batches"] = new BatchesAnswer(lambda, aws),
                ["call"] = new CallAnswer(calls),
                ["calls"] = new CallsAnswer(calls),
                ["decisions"] = new DecisionsAnswer(decisions),
                ["events"] = new EventsAnswer(new WantedTopics(topics), machine),
                ["functions"] = new FunctionsAnswer(lambda, aws),
                ["leases"] = new LeasesAnswer(leases, new LeaseWatch(clock), kinesis, streams, aws, clock),
                ["metrics"] = new MetricsAnswer(history),
                ["record"] = new RecordAnswer(streams),
                ["records"] = new RecordsAnswer(streams, machine),
                ["server"] = new ServerAnswer(options, clock),
            },
            history);
    }
}
