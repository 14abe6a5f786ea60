using System.Text.Json;
using Millrace.Storage;
using Millrace.Storage.Tables;

namespace Millrace.DynamoDB.Tests.Streams;

/// <summary>facts/dynamodb.md 17: streams begin, change their shard, end and are forgotten.</summary>
public sealed class StreamLifeTests
{
    private const string Disable = """{"TableName":"Table","StreamSpecification":{"StreamEnabled":false}}""";

    [Fact]
    public async Task A_table_gets_a_stream_loses_it_and_gets_another()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateAsync("Table", "pk:S");
        await dynamo.PutAsync("Table", """{"pk":{"S":"before"}}""");
        await dynamo.RefusedAsync("UpdateTable", Disable, "Table has no stream to disable: TableName: Table");
        var enable = $$"""{"TableName":"Table",{{StreamReading.Enable}} }""";
        JsonAssert.Equal(
            """{"StreamEnabled":true,"StreamViewType":"NEW_AND_OLD_IMAGES"}""", await dynamo.SendAsync("UpdateTable", enable, "TableDescription", "StreamSpecification"));
        var first = await dynamo.StreamArnAsync();
        await dynamo.RefusedAsync("UpdateTable", enable, "Table already has an enabled stream: TableName: Table");
        await dynamo.RefusedAsync("UpdateTable", enable.Replace("NEW_AND_OLD_IMAGES", "KEYS_ONLY", StringComparison.Ordinal), "Table already has an enabled stream: TableName: Table");
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"}}""");

        Assert.Null(await dynamo.SendAsync("UpdateTable", Disable, "TableDescription", "StreamSpecification"));
        Assert.Equal(first, await dynamo.StreamArnAsync());
        Assert.Equal("\"DISABLED\"", await dynamo.SendAsync("DescribeStream", $$"""{"StreamArn":"{{first}}"}""", "StreamDescription", "StreamStatus"));
        await dynamo.PutAsync("Table", """{"pk":{"S":"unseen"}}""");

        await dynamo.SendAsync("UpdateTable", enable);
        var second = await dynamo.StreamArnAsync();
        Assert.NotEqual(first, second);
        await dynamo.PutAsync("Table", """{"pk":{"S":"b"}}""");
        Assert.Equal(["INSERT a"], (await dynamo.ReadAllAsync(first)).Select(StreamReading.Short));
        Assert.Equal(["INSERT b"], (await dynamo.ReadAllAsync(second)).Select(StreamReading.Short));
    }

    [Fact]
    public async Task A_stream_cannot_be_changed_beside_other_changes()
    {
        await using var dynamo = new TestDynamoDB();
        await dynamo.CreateStreamedAsync();
        await dynamo.RefusedAsync(
            "UpdateTable",
            """{"TableName":"Table","StreamSpecification":{"StreamEnabled":false,"StreamViewType":"KEYS_ONLY"}}""",
            "One or more parameter values were invalid: If stream is being disabled, then UpdateViewType must not be specified");
        await dynamo.RefusedAsync(
            "UpdateTable",
            """{"TableName":"Table","StreamSpecification":{"StreamEnabled":false},"ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}}""",
            "One or more parameter values were invalid: You cannot modify stream status while updating table IOPS");
        await dynamo.RefusedAsync(
            "UpdateTable",
            """{"TableName":"Table","StreamSpecification":{"StreamEnabled":false},"GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"idx"}}]}""",
            "One or more parameter values were invalid: You cannot create or delete index while changing stream status");
    }

    [Fact]
    public async Task A_deleted_tables_stream_can_be_read_to_its_end_for_a_day()
    {
        await using var dynamo = new TestDynamoDB();
        var arn = await dynamo.CreateStreamedAsync();
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"}}""");
        await dynamo.SendAsync("DeleteTable", """{"TableName":"Table"}""");
        Assert.Contains(arn, await dynamo.SendAsync("ListStreams", "{}"), StringComparison.Ordinal);
        var shard = Assert.Single(await dynamo.ShardsAsync(arn));
        Assert.True(shard.GetProperty("SequenceNumberRange").TryGetProperty("EndingSequenceNumber", out _));
        var (records, next) = await dynamo.ReadAsync(await dynamo.IteratorAsync(arn, StreamReading.IdOf(shard)));
        Assert.Single(records);
        Assert.Null(next);
        Assert.Null((await dynamo.ReadAsync(await dynamo.IteratorAsync(arn, StreamReading.IdOf(shard), "LATEST"))).Next);

        var again = await dynamo.CreateStreamedAsync();
        Assert.NotEqual(arn, again);
        dynamo.Time.Advance(TimeSpan.FromHours(23));
        Assert.Contains(arn, await dynamo.SendAsync("ListStreams", "{}"), StringComparison.Ordinal);
        dynamo.Time.Advance(TimeSpan.FromHours(1));
        await WaitAsync(async () => !(await dynamo.SendAsync("ListStreams", "{}")).Contains(arn, StringComparison.Ordinal));
        Assert.Contains(again, await dynamo.SendAsync("ListStreams", "{}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shard_is_followed_by_another_after_four_hours()
    {
        await using var dynamo = new TestDynamoDB();
        var arn = await dynamo.CreateStreamedAsync();
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"}}""");
        dynamo.Time.Advance(TimeSpan.FromHours(4));
        await WaitAsync(async () => (await dynamo.ShardsAsync(arn)).Count == 2);
        await dynamo.PutAsync("Table", """{"pk":{"S":"b"}}""");
        var shards = await dynamo.ShardsAsync(arn);
        Assert.Equal(StreamReading.IdOf(shards[0]), shards[1].GetProperty("ParentShardId").GetString());
        Assert.True(string.CompareOrdinal(End(shards[0]), shards[1].GetProperty("SequenceNumberRange").GetProperty("StartingSequenceNumber").GetString()) < 0);
        var (records, next) = await dynamo.ReadAsync(await dynamo.IteratorAsync(arn, StreamReading.IdOf(shards[0])));
        Assert.Equal((1, null), (records.Count, next));
        Assert.Equal(["INSERT a", "INSERT b"], (await dynamo.ReadAllAsync(arn)).Select(StreamReading.Short));

        static string End(JsonElement shard) => shard.GetProperty("SequenceNumberRange").GetProperty("EndingSequenceNumber").GetString()!;
    }

    [Fact]
    public async Task Two_changes_of_one_transaction_after_four_hours_make_one_new_shard()
    {
        await using var dynamo = new TestDynamoDB(new MemoryTableStore());
        var arn = await dynamo.CreateStreamedAsync();
        dynamo.Time.Advance(TimeSpan.FromHours(4));
        await dynamo.SendAsync("TransactWriteItems", """
            {"TransactItems":[{"Put":{"TableName":"Table","Item":{"pk":{"S":"a"}}}},{"Put":{"TableName":"Table","Item":{"pk":{"S":"b"}}}}]}
            """);
        Assert.Equal(2, (await dynamo.ShardsAsync(arn)).Count);
        Assert.Equal(["INSERT a", "INSERT b"], (await dynamo.ReadAllAsync(arn)).Select(StreamReading.Short));
    }

    [Fact]
    public async Task Records_are_trimmed_after_a_day()
    {
        await using var dynamo = new TestDynamoDB();
        var arn = await dynamo.CreateStreamedAsync();
        await dynamo.PutAsync("Table", """{"pk":{"S":"old"}}""");
        var shard = StreamReading.IdOf((await dynamo.ShardsAsync(arn))[0]);
        var old = StreamReading.NumberOf((await dynamo.ReadAllAsync(arn))[0]);
        dynamo.Time.Advance(TimeSpan.FromHours(3));
        await dynamo.PutAsync("Table", """{"pk":{"S":"newer"}}""");
        dynamo.Time.Advance(TimeSpan.FromHours(21));
        await WaitAsync(async () => (await dynamo.ReadAllAsync(arn)).Count == 1);
        var iterator = await dynamo.IteratorAsync(arn, shard);
        Assert.Equal("INSERT newer", StreamReading.Short((await dynamo.ReadAsync(iterator)).Records[0]));
        await dynamo.RefusedAsync(
            "GetShardIterator",
            $$"""{"StreamArn":"{{arn}}","ShardId":"{{shard}}","ShardIteratorType":"AT_SEQUENCE_NUMBER","SequenceNumber":"{{old}}"}""",
            "TrimmedDataAccessException",
            "The operation attempted to read past the oldest stream record in a shard.");
    }

    [Fact]
    public async Task A_restart_keeps_streams_and_their_records()
    {
        var folder = Directory.CreateTempSubdirectory("millrace-").FullName;
        try
        {
            string arn, iterator;
            await using (var dynamo = new TestDynamoDB(SqliteTableStore.Open(Path.Combine(folder, "tables.db"), Durability.Normal)))
            {
                arn = await dynamo.CreateStreamedAsync();
                iterator = await dynamo.IteratorAsync(arn, StreamReading.IdOf((await dynamo.ShardsAsync(arn))[0]));
                await dynamo.PutAsync("Table", """{"pk":{"S":"a"}}""");
            }

            await using var reopened = new TestDynamoDB(SqliteTableStore.Open(Path.Combine(folder, "tables.db"), Durability.Normal));
            await reopened.PutAsync("Table", """{"pk":{"S":"b"}}""");
            Assert.Equal(["INSERT a", "INSERT b"], (await reopened.ReadAsync(iterator)).Records.Select(StreamReading.Short));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task WaitAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
        {
            TestDynamoDB.Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
