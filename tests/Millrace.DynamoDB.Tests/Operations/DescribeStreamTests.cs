using Millrace.DynamoDB.Tests.Streams;

namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 17: what a stream says of itself.</summary>
public sealed class DescribeStreamTests
{
    [Fact]
    public async Task A_stream_is_described_with_its_shards()
    {
        await using var dynamo = new TestDynamoDB();
        var arn = await dynamo.CreateStreamedAsync();
        Assert.Equal($"{TestDynamoDB.Arn("Table")}/stream/2026-01-22T01:22:02.500", arn);
        var shard = StreamReading.IdOf(Assert.Single(await dynamo.ShardsAsync(arn)));
        Assert.Matches("^shardId-[0-9]{20}-[0-9a-f]{8}$", shard);
        JsonAssert.Equal(
            $$"""
            {"StreamArn":"{{arn}}","StreamLabel":"2026-01-22T01:22:02.500","StreamStatus":"ENABLED","StreamViewType":"NEW_AND_OLD_IMAGES",
             "CreationRequestDateTime":1769044922.5,"TableName":"Table","KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],
             "Shards":[{"ShardId":"{{shard}}","SequenceNumberRange":{"StartingSequenceNumber":"100001769044922500000"} }]}
            """,
            await dynamo.SendAsync("DescribeStream", $$"""{"StreamArn":"{{arn}}"}""", "StreamDescription"));
    }

    [Fact]
    public async Task Shards_come_in_pages_and_by_their_parent()
    {
        await using var dynamo = new TestDynamoDB();
        var arn = await dynamo.CreateStreamedAsync();
        for (var i = 0; i < 3; i++)
        {
            await dynamo.PutAsync("Table", $$"""{"pk":{"S":"{{i}}"} }""");
            dynamo.Time.Advance(TimeSpan.FromHours(4));
        }

        await dynamo.PutAsync("Table", """{"pk":{"S":"last"}}""");
        var shards = (await dynamo.ShardsAsync(arn)).ConvertAll(StreamReading.IdOf);
        Assert.True(shards.Count >= 4);
        Assert.Equal($"\"{shards[0]}\"", await DescribeAsync(",\"Limit\":1", "LastEvaluatedShardId"));
        Assert.Equal($"\"{shards[1]}\"", await DescribeAsync($",\"Limit\":1,\"ExclusiveStartShardId\":\"{shards[0]}\"", "Shards", "0", "ShardId"));
        Assert.Null(await DescribeAsync($",\"ExclusiveStartShardId\":\"{shards[0]}\"", "LastEvaluatedShardId"));
        Assert.Equal("[]", await DescribeAsync($",\"ExclusiveStartShardId\":\"{shards[^1]}\"", "Shards"));
        Assert.Equal($"\"{shards[2]}\"", await DescribeAsync($",\"ShardFilter\":{{\"Type\":\"CHILD_SHARDS\",\"ShardId\":\"{shards[1]}\"}}", "Shards", "0", "ShardId"));
        Assert.Equal("[]", await DescribeAsync($",\"ShardFilter\":{{\"Type\":\"CHILD_SHARDS\",\"ShardId\":\"{shards[^1]}\"}}", "Shards"));

        Task<string?> DescribeAsync(string more, params string[] path) =>
            dynamo.SendAsync("DescribeStream", $$"""{"StreamArn":"{{arn}}"{{more}} }""", ["StreamDescription", .. path]);
    }

    [Fact]
    public async Task Wrong_requests_are_refused()
    {
        await using var dynamo = new TestDynamoDB();
        var arn = await dynamo.CreateStreamedAsync();
        var other = arn.Replace("02.500", "02.501", StringComparison.Ordinal);
        await dynamo.RefusedAsync("DescribeStream", $$"""{"StreamArn":"{{other}}"}""", "ResourceNotFoundException", $"Requested resource not found: Stream: {other} not found");
        await dynamo.RefusedAsync("DescribeStream", $$"""{"StreamArn":"{{TestDynamoDB.Arn("Table")}}"}""", "Invalid StreamArn");
        await dynamo.RefusedAsync(
            "DescribeStream",
            $$"""{"StreamArn":"{{arn}}","Limit":101}""",
            "1 validation error detected: Value '101' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100");
        await dynamo.RefusedAsync(
            "DescribeStream", $$"""{"StreamArn":"{{arn}}","ShardFilter":{"Type":"CHILD_SHARDS"} }""", "One or more parameter values were invalid: ShardFilter must have both Type and ShardId");
        var elsewhere = await Assert.ThrowsAsync<Wire.ServiceException>(() => dynamo.SendFromAsync("DescribeStream", $$"""{"StreamArn":"{{arn}}"}""", region: "eu-west-1"));
        Assert.Equal("ResourceNotFoundException", elsewhere.Code);
    }
}
