using Millrace.Storage;
using Millrace.Storage.Tables;

namespace Millrace.DynamoDB.Tests.Service;

/// <summary>Tables in a database: a restart keeps them, and writers do not get in each other's way.</summary>
public sealed class DurableTableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("millrace-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Durability.Normal)]
    [InlineData(Durability.Full)]
    public async Task A_restart_keeps_everything(Durability durability)
    {
        const string Query = """{"TableName":"Table","IndexName":"idx","KeyConditionExpression":"o = :o","ExpressionAttributeValues":{":o":{"S":"me"}},"Select":"ALL_ATTRIBUTES"}""";
        string before, description;
        await using (var dynamo = Open(durability))
        {
            await CreateAsync(dynamo);
            await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"o":{"S":"me"},"n":{"N":"-1.5"},"b":{"B":"AAE="},"l":{"L":[{"M":{"x":{"NULL":true}}}]},"ss":{"SS":["a","b"]}}""");
            await dynamo.SendAsync("TransactWriteItems", """{"TransactItems":[{"Put":{"TableName":"Table","Item":{"pk":{"S":"t"}}}}],"ClientRequestToken":"token"}""");
            await dynamo.SendAsync("DeleteItem", """{"TableName":"Table","Key":{"pk":{"S":"t"}}}""");
            (before, description) = (await dynamo.SendAsync("Query", Query), await dynamo.SendAsync("DescribeTable", """{"TableName":"Table"}"""));
        }

        await using var reopened = Open(durability);
        JsonAssert.Equal(before, await reopened.SendAsync("Query", Query));
        JsonAssert.Equal(description, await reopened.SendAsync("DescribeTable", """{"TableName":"Table"}"""));
        // The token is still known, so the call that is sent again does nothing.
        await reopened.SendAsync("TransactWriteItems", """{"TransactItems":[{"Put":{"TableName":"Table","Item":{"pk":{"S":"t"}}}}],"ClientRequestToken":"token"}""");
        Assert.Null(await reopened.GetAsync("Table", """{"pk":{"S":"t"}}"""));
        // New tables do not get the places of old ones.
        await reopened.CreateAsync("Other", "pk:S");
        Assert.Equal("0", await reopened.SendAsync("Scan", """{"TableName":"Other"}""", "Count"));
    }

    [Fact]
    public async Task Conditional_writes_are_compare_and_set()
    {
        await using var dynamo = Open(Durability.Normal);
        await CreateAsync(dynamo);
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"n":{"N":"0"}}""");
        var writers = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var done = 0; done < 25;)
            {
                var n = await dynamo.SendAsync("GetItem", """{"TableName":"Table","Key":{"pk":{"S":"a"}},"ConsistentRead":true}""", "Item", "n", "N");
                var next = int.Parse(n!.Trim('"'), System.Globalization.CultureInfo.InvariantCulture) + 1;
                try
                {
                    await dynamo.SendAsync("PutItem", $$"""
                        {"TableName":"Table","Item":{"pk":{"S":"a"},"n":{"N":"{{next}}"} },"ConditionExpression":"n = :n","ExpressionAttributeValues":{":n":{"N":{{n}} } } }
                        """);
                    done++;
                }
                catch (Wire.ServiceException error) when (error.Code == "ConditionalCheckFailedException")
                {
                    // Somebody else was there first.
                }
            }
        }));
        await Task.WhenAll(writers);
        JsonAssert.Equal("""{"pk":{"S":"a"},"n":{"N":"200"}}""", await dynamo.GetAsync("Table", """{"pk":{"S":"a"}}"""));
        Assert.Equal("1", await dynamo.SendAsync("DescribeTable", """{"TableName":"Table"}""", "Table", "ItemCount"));
    }

    [Fact]
    public async Task Readers_see_all_of_a_transaction_or_nothing()
    {
        await using var dynamo = Open(Durability.Normal);
        await CreateAsync(dynamo);
        using var ended = new CancellationTokenSource();
        var reader = Task.Run(async () =>
        {
            while (!ended.IsCancellationRequested)
            {
                var count = await dynamo.SendAsync("Scan", """{"TableName":"Table","Select":"COUNT"}""", "Count");
                Assert.Equal(0, int.Parse(count!, System.Globalization.CultureInfo.InvariantCulture) % 5);
            }
        }, TestDynamoDB.Cancellation);
        for (var i = 0; i < 40; i++)
        {
            var puts = Enumerable.Range(0, 5).Select(part => $$"""{"Put":{"TableName":"Table","Item":{"pk":{"S":"{{i}}-{{part}}"} } } }""");
            await dynamo.SendAsync("TransactWriteItems", $$"""{"TransactItems":[{{string.Join(',', puts)}}]}""");
        }

        await ended.CancelAsync();
        await reader;
    }

    private static Task CreateAsync(TestDynamoDB dynamo) => dynamo.CreateAsync("Table", "pk:S", "o:S", """
        "GlobalSecondaryIndexes":[{"IndexName":"idx","KeySchema":[{"AttributeName":"o","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}]
        """);

    private TestDynamoDB Open(Durability durability) => new(SqliteTableStore.Open(Path.Combine(_folder, "tables.db"), durability));
}
