namespace Millrace.DynamoDB.Tests.Service;

/// <summary>facts/dynamodb.md 16: items that expire are deleted.</summary>
public sealed class ExpiryTests
{
    // The clock stands at 1769044922.5.
    private const long Now = 1769044922;
    private const string Enable = """{"TableName":"Table","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"ttl"}}""";

    [Fact]
    public async Task Items_are_deleted_with_their_index_entries_once_their_time_has_come()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.SendAsync("UpdateTimeToLive", Enable);
        await PutAsync(dynamo, "soon", $"{{\"N\":\"{Now + 10}.9\"}}");
        await PutAsync(dynamo, "late", $"{{\"N\":\"{Now + 100}\"}}");
        dynamo.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("2", await CountAsync(dynamo));

        dynamo.Time.Advance(TimeSpan.FromSeconds(7));
        await WaitForCountAsync(dynamo, "1");
        Assert.Equal("1", await dynamo.SendAsync("Scan", """{"TableName":"Table","IndexName":"idx"}""", "Count"));
        Assert.Equal("1", await dynamo.SendAsync("DescribeTable", """{"TableName":"Table"}""", "Table", "ItemCount"));
        Assert.NotNull(await dynamo.GetAsync("Table", """{"pk":{"S":"late"}}"""));
    }

    [Fact]
    public async Task Items_that_are_there_already_expire_too()
    {
        await using var dynamo = await OpenAsync();
        for (var i = 0; i < 300; i++) await PutAsync(dynamo, $"k{i}", $"{{\"N\":\"{Now - i}\"}}");
        await dynamo.SendAsync("UpdateTimeToLive", Enable);
        dynamo.Time.Advance(TimeSpan.FromSeconds(2));
        await WaitForCountAsync(dynamo, "0");
    }

    [Fact]
    public async Task What_is_no_time_never_comes()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.SendAsync("UpdateTimeToLive", Enable);
        foreach (var (key, ttl) in new[]
        {
            ("text", "{\"S\":\"1\"}"), ("old", $"{{\"N\":\"{Now - (6 * 365 * 86400)}\"}}"), ("below", "{\"N\":\"-5\"}"), ("zero", "{\"N\":\"0\"}"), ("far", "{\"N\":\"1E+30\"}"),
        })
        {
            await PutAsync(dynamo, key, ttl);
        }

        await dynamo.PutAsync("Table", """{"pk":{"S":"none"}}""");
        await PutAsync(dynamo, "changed", $"{{\"N\":\"{Now - 1}\"}}");
        await PutAsync(dynamo, "changed", $"{{\"N\":\"{Now + 1000}\"}}");
        await PutAsync(dynamo, "due", $"{{\"N\":\"{Now - 1}\"}}");
        dynamo.Time.Advance(TimeSpan.FromSeconds(2));
        await WaitForCountAsync(dynamo, "7");
        Assert.Null(await dynamo.GetAsync("Table", """{"pk":{"S":"due"}}"""));
    }

    [Fact]
    public async Task Nothing_expires_once_it_is_disabled()
    {
        await using var dynamo = await OpenAsync();
        await dynamo.CreateAsync("Other", "pk:S");
        await dynamo.SendAsync("UpdateTimeToLive", Enable);
        await dynamo.SendAsync("UpdateTimeToLive", Enable.Replace("Table\",", "Other\",", StringComparison.Ordinal));
        await PutAsync(dynamo, "a", $"{{\"N\":\"{Now + 1}\"}}");
        await dynamo.PutAsync("Other", $$"""{"pk":{"S":"a"},"ttl":{"N":"{{Now + 1}}"} }""");
        await dynamo.SendAsync("UpdateTimeToLive", Enable.Replace("true", "false", StringComparison.Ordinal));
        dynamo.Time.Advance(TimeSpan.FromSeconds(10));
        // The other table's item is gone, so the round has passed this one's.
        while (await dynamo.GetAsync("Other", """{"pk":{"S":"a"}}""") is not null)
        {
            TestDynamoDB.Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.Equal("1", await CountAsync(dynamo));
    }

    private static Task PutAsync(TestDynamoDB dynamo, string key, string ttl) =>
        dynamo.PutAsync("Table", "{\"pk\":{\"S\":\"" + key + "\"},\"ttl\":" + ttl + ",\"o\":{\"S\":\"me\"}}");

    private static Task<string?> CountAsync(TestDynamoDB dynamo) => dynamo.SendAsync("Scan", """{"TableName":"Table"}""", "Count");

    private static async Task WaitForCountAsync(TestDynamoDB dynamo, string count)
    {
        while (await CountAsync(dynamo) != count)
        {
            TestDynamoDB.Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static async Task<TestDynamoDB> OpenAsync()
    {
        var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S", "o:S", """
            "GlobalSecondaryIndexes":[{"IndexName":"idx","KeySchema":[{"AttributeName":"o","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}]
            """);
        return dynamo;
    }
}
