namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>Changes of tables in Kinesis streams.</summary>
public sealed class EnableKinesisStreamingDestinationTests
{
    [Fact]
    public async Task Changes_are_put_in_their_order()
    {
        var stream = new TestDestination();
        await using var dynamo = await TestDestination.OpenAsync(stream);
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"n":{"N":"1"}}""");
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"n":{"N":"1"}}""");
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"},"n":{"N":"2"}}""");
        await dynamo.SendAsync("DeleteItem", """{"TableName":"Table","Key":{"pk":{"S":"a"}}}""");
        await dynamo.PutAsync("Table", """{"pk":{"S":"b"}}""");
        await stream.WaitAsync(dynamo, 4);
        Assert.Equal(["INSERT", "MODIFY", "REMOVE", "INSERT"], stream.Records.Select(put => put.Record.GetProperty("eventName").GetString()));
        Assert.Equal(2, stream.Records.Select(put => put.PartitionKey).Distinct().Count());
        Assert.Equal(4, stream.Records.Select(put => put.Record.GetProperty("eventID").GetString()).Distinct().Count());
        var record = stream.Records[1].Record;
        JsonAssert.Equal(
            $$"""
            {"awsRegion":"eu-central-1","eventID":"{{record.GetProperty("eventID")}}","eventName":"MODIFY","userIdentity":null,"recordFormat":"application/json","tableName":"Table",
             "dynamodb":{"ApproximateCreationDateTime":1769044922500,"Keys":{"pk":{"S":"a"} },"NewImage":{"pk":{"S":"a"},"n":{"N":"2"} },
              "OldImage":{"pk":{"S":"a"},"n":{"N":"1"} },"SizeBytes":15,"ApproximateCreationDateTimePrecision":"MILLISECOND"},"eventSource":"aws:dynamodb"}
            """,
            record.GetRawText());
    }

    [Fact]
    public async Task What_the_stream_does_not_take_is_put_again_before_what_came_later()
    {
        var stream = new TestDestination { Refusals = 3 };
        await using var dynamo = await TestDestination.OpenAsync(stream);
        foreach (var key in new[] { "a", "b", "c" }) await dynamo.PutAsync("Table", $$"""{"pk":{"S":"{{key}}"} }""");
        await stream.WaitAsync(dynamo, 3);
        Assert.Equal(["a", "b", "c"], stream.Records.Select(put => put.Record.GetProperty("dynamodb").GetProperty("Keys").GetProperty("pk").GetProperty("S").GetString()));
    }

    [Fact]
    public async Task Wrong_destinations_are_refused()
    {
        await using var dynamo = await TestDestination.OpenAsync(new TestDestination());
        await dynamo.RefusedAsync(
            "EnableKinesisStreamingDestination",
            TestDestination.Request + "}",
            "Table is not in a valid state to enable Kinesis Streaming Destination: EnableKinesisStreamingDestination must be DISABLED or ENABLE_FAILED to perform ENABLE operation.");
        await dynamo.RefusedAsync(
            "EnableKinesisStreamingDestination",
            TestDestination.Request.Replace("changes", "missing", StringComparison.Ordinal) + "}",
            "ResourceNotFoundException",
            $"Requested resource not found: Kinesis stream {TestDestination.Arn.Replace("changes", "missing", StringComparison.Ordinal)} not found");
    }
}
