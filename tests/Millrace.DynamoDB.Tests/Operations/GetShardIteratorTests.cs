using Millrace.DynamoDB.Tests.Streams;

namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 17: places in shards.</summary>
public sealed class GetShardIteratorTests
{
    [Fact]
    public async Task Each_type_begins_where_it_says()
    {
        await using var dynamo = new TestDynamoDB();
        var arn = await dynamo.CreateStreamedAsync();
        foreach (var key in new[] { "a", "b", "c" }) await dynamo.PutAsync("Table", $$"""{"pk":{"S":"{{key}}"} }""");
        var shard = StreamReading.IdOf(Assert.Single(await dynamo.ShardsAsync(arn)));
        var second = StreamReading.NumberOf((await dynamo.ReadAllAsync(arn))[1]);
        var latest = await dynamo.IteratorAsync(arn, shard, "LATEST");
        await dynamo.PutAsync("Table", """{"pk":{"S":"d"}}""");
        Assert.Equal("abcd", await KeysAsync(await dynamo.IteratorAsync(arn, shard)));
        Assert.Equal("bcd", await KeysAsync(await dynamo.IteratorAsync(arn, shard, "AT_SEQUENCE_NUMBER", second)));
        Assert.Equal("cd", await KeysAsync(await dynamo.IteratorAsync(arn, shard, "AFTER_SEQUENCE_NUMBER", second)));
        Assert.Equal("d", await KeysAsync(latest));

        async Task<string> KeysAsync(string iterator) =>
            string.Concat((await dynamo.ReadAsync(iterator)).Records.Select(record => StreamReading.Short(record)["INSERT ".Length..]));
    }

    [Fact]
    public async Task Wrong_places_are_refused()
    {
        await using var dynamo = new TestDynamoDB();
        var arn = await dynamo.CreateStreamedAsync();
        var shard = StreamReading.IdOf(Assert.Single(await dynamo.ShardsAsync(arn)));
        await dynamo.RefusedAsync("GetShardIterator", Request(arn, "shardId-00000000000000000000-00000000", "LATEST"), "ResourceNotFoundException", "Requested resource not found: Shard does not exist");
        await dynamo.RefusedAsync("GetShardIterator", Request($"{arn}x", shard, "LATEST"), "Invalid StreamArn");
        await dynamo.RefusedAsync(
            "GetShardIterator", Request(arn, shard, "AT_SEQUENCE_NUMBER"), "One or more parameter values were invalid: SequenceNumber is required when ShardIteratorType is AT_SEQUENCE_NUMBER");
        foreach (var number in new[] { "100000000000000000001", "999999999999999999999", "100000000000000000000000001" })
        {
            await dynamo.RefusedAsync(
                "GetShardIterator",
                Request(arn, shard, "AFTER_SEQUENCE_NUMBER", number),
                $"One or more parameter values were invalid: SequenceNumber {number} is not within shard {shard}");
        }

        await dynamo.RefusedAsync(
            "GetShardIterator",
            Request("arn", "shard", "MIDDLE"),
            "3 validation errors detected: Value 'arn' at 'streamArn' failed to satisfy constraint: Member must have length greater than or equal to 37; "
            + "Value 'shard' at 'shardId' failed to satisfy constraint: Member must have length greater than or equal to 28; "
            + "Value 'MIDDLE' at 'shardIteratorType' failed to satisfy constraint: Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST, AT_SEQUENCE_NUMBER, TRIM_HORIZON]");
    }

    private static string Request(string arn, string shard, string type, string? number = null) =>
        $$"""{"StreamArn":"{{arn}}","ShardId":"{{shard}}","ShardIteratorType":"{{type}}"{{(number is null ? "" : $",\"SequenceNumber\":\"{number}\"")}} }""";
}
