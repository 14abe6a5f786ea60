using System.Globalization;
using System.Text;

namespace Millrace.Bench;

/// <summary>How many items are updated under a condition, against dynalite over LevelDB.</summary>
internal static class TableUpdates
{
    private const string Table = "bench";
    private const int Items = 1000;
    private const int Connections = 64;
    private const int BatchItems = 25;

    /// <summary>UpdateItem of 1 KB items, as those who hold leases send it: a condition that holds, a counter, and the rest of the item.</summary>
    public static async Task MeasureAsync(BenchContext bench)
    {
        var targets = new List<Target>();
        foreach (var durability in (string[])["memory", "normal", "full"]) targets.Add(Target.Millrace(durability, bench.Program));
        if (bench.Peers is { } peers) targets.Add(Target.Dynalite(peers));
        try
        {
            foreach (var target in targets)
            {
                await target.StartAsync();
                await FillAsync(target);
            }

            await Throughput.LoadAsync(
                bench, "dynamo-update-c64", targets, Connections, static target => Task.FromResult(Updates(target)), static load => load.RequestsPerSecond, "items/s");
        }
        finally
        {
            foreach (var target in targets) await target.DisposeAsync();
        }
    }

    private static async Task FillAsync(Target target)
    {
        using var http = new HttpClient();
        await CallAsync("CreateTable", $$"""
            {"TableName":"{{Table}}","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"leaseKey","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"leaseKey","AttributeType":"S"}]}
            """);
        while (!(await CallAsync("DescribeTable", $$"""{"TableName":"{{Table}}"}""")).Contains("\"ACTIVE\"", StringComparison.Ordinal)) await Task.Delay(10);
        for (var first = 0; first < Items; first += BatchItems)
        {
            var puts = Enumerable.Range(first, BatchItems).Select(static i =>
                $$"""{"PutRequest":{"Item":{"leaseKey":{"S":"{{Key(i)}}"},"leaseOwner":{"S":"me"},"leaseCounter":{"N":"0"},"data":{"S":"{{Data(i)}}"} } } }""");
            await CallAsync("BatchWriteItem", $$"""{"RequestItems":{"{{Table}}":[{{string.Join(',', puts)}}]} }""");
        }

        async Task<string> CallAsync(string operation, string body)
        {
            using var message = SignedRequest.OfTables(target.Endpoint, operation, body).ToMessage(target.Endpoint);
            using var answer = await http.SendAsync(message);
            var text = await answer.Content.ReadAsStringAsync();
            return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{target.Name} refused {operation}: {text}");
        }
    }

    private static IReadOnlyList<SignedRequest> Updates(Target target) =>
    [
        .. Enumerable.Range(0, Items).Select(i => SignedRequest.OfTables(target.Endpoint, "UpdateItem", $$"""
            {"TableName":"{{Table}}","Key":{"leaseKey":{"S":"{{Key(i)}}"} },"UpdateExpression":"SET leaseCounter = leaseCounter + :one, #d = :data",
             "ConditionExpression":"leaseOwner = :me","ExpressionAttributeNames":{"#d":"data"},
             "ExpressionAttributeValues":{":one":{"N":"1"},":me":{"S":"me"},":data":{"S":"{{Data(i + 1)}}"} } }
            """)),
    ];

    private static string Key(int i) => string.Create(CultureInfo.InvariantCulture, $"shardId-{i:D12}");

    /// <summary>What makes an item one of 1 KB; always the same for a number.</summary>
    private static string Data(int i)
    {
        var text = new StringBuilder(940);
        while (text.Length < 930) text.Append(CultureInfo.InvariantCulture, $"{(i * 7919) + text.Length:X8}");
        return text.ToString();
    }
}
