using Millrace.DynamoDB.Streams;
using Millrace.Wire;

namespace Millrace.DynamoDB.Tests.Streams;

/// <summary>What another room reads of a table's stream without requests.</summary>
public sealed class TableStreamTests
{
    [Fact]
    public async Task Records_are_read_shard_by_shard_from_a_number_on()
    {
        await using var dynamo = new TestDynamoDB();
        var arn = await dynamo.CreateStreamedAsync();
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"}}""");
        await dynamo.PutAsync("Table", """{"pk":{"S":"b"}}""");
        var stream = await FindAsync(dynamo, arn);
        Assert.EndsWith(stream.Label, arn, StringComparison.Ordinal);
        var shard = Assert.Single(await stream.ListShardsAsync(TestDynamoDB.Cancellation)).ShardId!;
        var first = await stream.ReadAsync(shard, from: 0, maxRecords: 1, TestDynamoDB.Cancellation);
        var record = Assert.Single(first.Records);
        Assert.Equal(("INSERT", dynamo.Time.GetUtcNow().ToUnixTimeMilliseconds()), (record.Record.EventName, record.Time));
        Assert.Equal((record.Number + 1, false), (first.Next, first.HasEnded));
        var second = await stream.ReadAsync(shard, first.Next, maxRecords: 9, TestDynamoDB.Cancellation);
        Assert.Single(second.Records);
        Assert.Equal(second.Next, await stream.FindLatestAsync(shard, TestDynamoDB.Cancellation));
        Assert.Empty((await stream.ReadAsync(shard, second.Next, maxRecords: 9, TestDynamoDB.Cancellation)).Records);

        await dynamo.SendAsync("DeleteTable", """{"TableName":"Table"}""");
        Assert.True((await stream.ReadAsync(shard, second.Next, maxRecords: 9, TestDynamoDB.Cancellation)).HasEnded);
    }

    [Fact]
    public async Task A_stream_that_is_not_there_is_not_found()
    {
        await using var dynamo = new TestDynamoDB();
        var arn = await dynamo.CreateStreamedAsync();
        var refusal = await Assert.ThrowsAsync<ServiceException>(async () => await FindAsync(dynamo, arn.Replace("2026", "2025", StringComparison.Ordinal)));
        Assert.Equal("ResourceNotFoundException", refusal.Code);
    }

    private static async Task<TableStream> FindAsync(TestDynamoDB dynamo, string arn)
    {
        using var context = new RequestContext(
            "request", new Caller(TestDynamoDB.Account, $"arn:aws:iam::{TestDynamoDB.Account}:root", TestDynamoDB.Account, "key"), TestDynamoDB.Region);
        return await TableStream.FindAsync(new DynamoDBRoom(dynamo.Store, dynamo.Time), arn, context, TestDynamoDB.Cancellation);
    }
}
