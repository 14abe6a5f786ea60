using System.CommandLine;
using System.Text.Json.Nodes;
using Millrace.Client.DynamoDB;
using Millrace.Model.DynamoDB;

namespace Millrace.CommandLine.Leases;

/// <summary><c>millrace leases</c>: which worker of a KCL application has which shard, as its lease table tells.</summary>
internal static class LeasesCommand
{
    private const string Home = "\u001b[H";
    private const string ToLineEnd = "\u001b[K";
    private const string ToScreenEnd = "\u001b[J";
    private const string Cleared = "\u001b[2J";
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private static readonly Column[] Columns =
    [
        Column.Of("SHARD", "shard"),
        Column.Of("WORKER", "worker"),
        Column.Of("COUNTER", "counter", isNumber: true),
        new("CHECKPOINT", static lease => Short(Column.Show(lease["checkpoint"]))),
        Column.Of("SWITCHES", "switches", isNumber: true),
        new("PENDING", static lease => Short(Column.Show(lease["pending"]))),
    ];

    public static Command Create()
    {
        var options = new VerbOptions();
        var application = new Argument<string>("APP") { Description = "The application: the name of its lease table" };
        var watch = new Option<bool>("--watch", "-w") { Description = "Look every second, in place; Ctrl+C ends it" };
        var command = new Verb("leases", "Shows which worker of a KCL application has which shard, and how far it is.")
        {
            Examples =
            [
                ("millrace leases my-consumer", "as it stands"),
                ("millrace leases my-consumer --watch", "as it changes"),
            ],
        };
        command.Arguments.Add(application);
        command.Options.Add(watch);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            using var tables = call.Clients.DynamoDB();
            var name = call.Result.GetValue(application)!;
            if (!call.Result.GetValue(watch))
            {
                call.Output.List(Columns, await ReadAsync(tables, name, call.Cancellation), none: $"'{name}' has no leases yet.");
                return ExitCode.Ok;
            }

            if (call.Terminal.HasColor && call.Output.Format == OutputFormat.Table) call.Terminal.Out.Write(Cleared);
            while (true)
            {
                Show(call, name, await ReadAsync(tables, name, call.Cancellation));
                await call.Terminal.Out.FlushAsync(call.Cancellation);
                await Task.Delay(BetweenLooks, call.Time, call.Cancellation);
            }
        });
        return command;
    }

    private static void Show(VerbCall call, string name, List<JsonObject> leases)
    {
        if (call.Output.Format != OutputFormat.Table)
        {
            call.Terminal.Out.WriteLine(Output.Compact(new JsonArray([.. leases])));
            return;
        }

        // Written over what was there, so that nothing flickers; what is left of longer lines is wiped.
        var inPlace = call.Terminal.HasColor;
        if (inPlace) call.Terminal.Out.Write(Home);
        var workers = leases.Select(static lease => Column.Show(lease["worker"])).Where(static worker => worker != "-").Distinct().Count();
        call.Terminal.Out.WriteLine($"{name}: {leases.Count} leases, {workers} workers{(inPlace ? ToLineEnd : "")}");
        Table.Write(call.Terminal, Columns, leases);
        if (inPlace) call.Terminal.Out.Write(ToScreenEnd);
    }

    private static async Task<List<JsonObject>> ReadAsync(DynamoDBClient tables, string table, CancellationToken cancellationToken)
    {
        var leases = new List<JsonObject>();
        var last = (IReadOnlyDictionary<string, AttributeValue>?)null;
        do
        {
            var page = await tables.ScanAsync(new ScanRequest { TableName = table, ExclusiveStartKey = last, ConsistentRead = true }, cancellationToken);
            // KCL 3 keeps rows of other kinds in the table too: the metrics of workers and the lock of the leader.
            leases.AddRange((page.Items ?? []).Where(static item => item.ContainsKey("checkpoint") && item.ContainsKey("leaseCounter")).Select(Row));
            last = page.LastEvaluatedKey;
        }
        while (last is { Count: > 0 });
        leases.Sort(static (one, other) => string.CompareOrdinal(one["shard"]!.GetValue<string>(), other["shard"]!.GetValue<string>()));
        return leases;
    }

    private static JsonObject Row(IReadOnlyDictionary<string, AttributeValue> item)
    {
        var lease = Tables.ItemJson.Of(item);
        return new JsonObject
        {
            ["shard"] = lease["leaseKey"]?.DeepClone(),
            ["worker"] = lease["leaseOwner"]?.DeepClone(),
            ["counter"] = lease["leaseCounter"]?.DeepClone(),
            ["checkpoint"] = lease["checkpoint"]?.DeepClone(),
            ["switches"] = lease["ownerSwitchesSinceCheckpoint"]?.DeepClone(),
            ["pending"] = lease["pendingCheckpoint"]?.DeepClone(),
        };
    }

    private static string Short(string checkpoint) => checkpoint.Length > 20 && checkpoint.All(char.IsAsciiDigit) ? $"…{checkpoint[^8..]}" : checkpoint;
}
