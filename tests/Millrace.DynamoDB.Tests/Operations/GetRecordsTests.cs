using System.Text.Json;
using Millrace.DynamoDB.Tests.Streams;

namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>facts/dynamodb.md 17: records of streams.</summary>
public sealed class GetRecordsTests
{
    [Fact]
    public async Task A_record_says_what_happened_to_which_item_and_when()
    {
        await using var dynamo = new TestDynamoDB();
        var arn = await dynamo.CreateStreamedAsync();
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"n":{"N":"1"}}""");
        await dynamo.SendAsync("UpdateItem", """{"TableName":"Table","Key":{"pk":{"S":"a"}},"UpdateExpression":"SET n = :n","ExpressionAttributeValues":{":n":{"N":"2"}}}""");
        await dynamo.SendAsync("DeleteItem", """{"TableName":"Table","Key":{"pk":{"S":"a"}}}""");

        var records = await dynamo.ReadAllAsync(arn);
        Assert.Equal(["INSERT a", "MODIFY a", "REMOVE a"], records.Select(StreamReading.Short));
        var number = StreamReading.NumberOf(records[1]);
        Assert.Matches("^[0-9]{21}$", number);
        Assert.Matches("^[0-9a-f]{32}$", records[1].GetProperty("eventID").GetString());
        Assert.Equal(3, records.Select(record => record.GetProperty("eventID").GetString()).Distinct().Count());
        JsonAssert.Equal(
            $$"""
            {"eventID":"{{records[1].GetProperty("eventID")}}","eventName":"MODIFY","eventVersion":"1.1","eventSource":"aws:dynamodb","awsRegion":"eu-central-1",
             "dynamodb":{"ApproximateCreationDateTime":1769044922,"Keys":{"pk":{"S":"a"} },"NewImage":{"pk":{"S":"a"},"n":{"N":"2"} },
              "OldImage":{"pk":{"S":"a"},"n":{"N":"1"} },"SequenceNumber":"{{number}}","SizeBytes":15,"StreamViewType":"NEW_AND_OLD_IMAGES"} }
            """,
            records[1].GetRawText());
        Assert.False(records[0].GetProperty("dynamodb").TryGetProperty("OldImage", out _));
        Assert.False(records[2].GetProperty("dynamodb").TryGetProperty("NewImage", out _));
        Assert.True(string.CompareOrdinal(StreamReading.NumberOf(records[0]), number) < 0);
    }

    [Theory]
    [InlineData("KEYS_ONLY", "Keys", 3)]
    [InlineData("NEW_IMAGE", "Keys NewImage", 9)]
    [InlineData("OLD_IMAGE", "Keys OldImage", 8)]
    public async Task A_view_type_says_which_images_there_are(string viewType, string members, int size)
    {
        await using var dynamo = new TestDynamoDB();
        var arn = await dynamo.CreateStreamedAsync(viewType: viewType);
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"b":{"BOOL":true}}""");
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"n":{"N":"1"}}""");
        var change = (await dynamo.ReadAllAsync(arn))[1].GetProperty("dynamodb");
        var images = change.EnumerateObject().Select(member => member.Name).Where(name => name is "Keys" or "NewImage" or "OldImage");
        Assert.Equal(members, string.Join(' ', images.Order()));
        Assert.Equal(size, change.GetProperty("SizeBytes").GetInt64());
    }

    [Fact]
    public async Task What_changes_nothing_is_no_change()
    {
        await using var dynamo = new TestDynamoDB();
        var arn = await dynamo.CreateStreamedAsync();
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"ss":{"SS":["x","y"]}}""");
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"ss":{"SS":["y","x"]}}""");
        await dynamo.SendAsync("DeleteItem", """{"TableName":"Table","Key":{"pk":{"S":"none"}}}""");
        await dynamo.SendAsync("UpdateItem", """{"TableName":"Table","Key":{"pk":{"S":"a"}},"UpdateExpression":"REMOVE zz"}""");
        await dynamo.SendAsync("BatchWriteItem", """
            {"RequestItems":{"Table":[{"DeleteRequest":{"Key":{"pk":{"S":"none"}}}},{"PutRequest":{"Item":{"pk":{"S":"a"},"ss":{"SS":["x","y"]}}}},{"PutRequest":{"Item":{"pk":{"S":"b"}}}}]}}
            """);
        await Assert.ThrowsAsync<Wire.ServiceException>(() => dynamo.SendAsync(
            "PutItem", """{"TableName":"Table","Item":{"pk":{"S":"a"}},"ConditionExpression":"attribute_not_exists(pk)"}"""));
        await dynamo.SendAsync("TransactWriteItems", """
            {"TransactItems":[{"Put":{"TableName":"Table","Item":{"pk":{"S":"c"}}}},{"ConditionCheck":{"TableName":"Table","Key":{"pk":{"S":"a"}},"ConditionExpression":"attribute_exists(pk)"}}]}
            """);
        Assert.Equal(["INSERT a", "INSERT b", "INSERT c"], (await dynamo.ReadAllAsync(arn)).Select(StreamReading.Short));
    }

    [Fact]
    public async Task Pages_go_on_where_the_last_one_ended()
    {
        await using var dynamo = new TestDynamoDB();
        var arn = await dynamo.CreateStreamedAsync();
        for (var i = 0; i < 5; i++) await dynamo.PutAsync("Table", $$"""{"pk":{"S":"{{i}}"} }""");
        var shard = StreamReading.IdOf(Assert.Single(await dynamo.ShardsAsync(arn)));
        var (first, next) = await dynamo.ReadAsync(await dynamo.IteratorAsync(arn, shard), limit: 3);
        var (second, last) = await dynamo.ReadAsync(next!);
        Assert.Equal(["0", "1", "2", "3", "4"], first.Concat(second).Select(record => StreamReading.Short(record)["INSERT ".Length..]));
        Assert.Empty((await dynamo.ReadAsync(last!)).Records);
        await dynamo.PutAsync("Table", """{"pk":{"S":"later"}}""");
        Assert.Equal("INSERT later", StreamReading.Short(Assert.Single((await dynamo.ReadAsync(last!)).Records)));
    }

    [Fact]
    public async Task A_page_ends_at_a_megabyte()
    {
        await using var dynamo = new TestDynamoDB();
        var arn = await dynamo.CreateStreamedAsync(viewType: "NEW_IMAGE");
        for (var i = 0; i < 5; i++) await dynamo.PutAsync("Table", $$"""{"pk":{"S":"{{i}}"},"a":{"S":"{{new string('x', 400_000)}}"} }""");
        var shard = StreamReading.IdOf(Assert.Single(await dynamo.ShardsAsync(arn)));
        var (records, next) = await dynamo.ReadAsync(await dynamo.IteratorAsync(arn, shard));
        Assert.Equal(3, records.Count);
        Assert.Equal(2, (await dynamo.ReadAsync(next!)).Records.Count);
    }

    [Fact]
    public async Task Items_that_expire_are_removed_by_the_service_itself()
    {
        await using var dynamo = new TestDynamoDB();
        var arn = await dynamo.CreateStreamedAsync();
        await dynamo.SendAsync("UpdateTimeToLive", """{"TableName":"Table","TimeToLiveSpecification":{"Enabled":true,"AttributeName":"ttl"}}""");
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"ttl":{"N":"1769044920"}}""");
        dynamo.Time.Advance(TimeSpan.FromSeconds(2));
        List<JsonElement> records;
        while ((records = await dynamo.ReadAllAsync(arn)).Count < 2)
        {
            TestDynamoDB.Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.Equal("REMOVE a", StreamReading.Short(records[1]));
        JsonAssert.Equal("""{"Type":"Service","PrincipalId":"dynamodb.amazonaws.com"}""", records[1].GetProperty("userIdentity").GetRawText());
        Assert.False(records[0].TryGetProperty("userIdentity", out _));
    }

    [Fact]
    public async Task Wrong_iterators_are_refused()
    {
        await using var dynamo = new TestDynamoDB();
        var arn = await dynamo.CreateStreamedAsync();
        var iterator = await dynamo.IteratorAsync(arn, StreamReading.IdOf((await dynamo.ShardsAsync(arn))[0]));
        foreach (var wrong in new[] { "x", $"{arn}|1|AAAA", $"{arn}|2|{iterator.Split('|')[2]}", $"{arn}x|1|{iterator.Split('|')[2]}", $"{arn}|1|%%%" })
            await dynamo.RefusedAsync("GetRecords", $$"""{"ShardIterator":"{{wrong}}"}""", "Invalid ShardIterator");
        var other = iterator.Replace("2026-01-22", "2026-01-23", StringComparison.Ordinal);
        await dynamo.RefusedAsync(
            "GetRecords", $$"""{"ShardIterator":"{{other}}"}""", "ResourceNotFoundException", $"Requested resource not found: Stream: {other.Split('|')[0]} not found");
        await dynamo.RefusedAsync(
            "GetRecords",
            $$"""{"ShardIterator":"{{iterator}}","Limit":1001}""",
            "1 validation error detected: Value '1001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 1000");
        dynamo.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.Empty((await dynamo.ReadAsync(iterator)).Records);
        dynamo.Time.Advance(TimeSpan.FromMilliseconds(1));
        await dynamo.RefusedAsync(
            "GetRecords",
            $$"""{"ShardIterator":"{{iterator}}"}""",
            "ExpiredIteratorException",
            "Iterator expired. The iterator was created at time Thu Jan 22 01:22:02 UTC 2026 and is good for 15 minutes.");
        var error = await Assert.ThrowsAsync<Wire.ServiceException>(() => dynamo.SendFromAsync("GetRecords", $$"""{"ShardIterator":"{{iterator}}"}""", account: "999999999999"));
        Assert.Equal("AccessDeniedException", error.Code);
    }
}
