namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>Changes of tables in Kinesis streams.</summary>
public sealed class DisableKinesisStreamingDestinationTests
{
    [Fact]
    public async Task Nothing_more_is_put()
    {
        var stream = new TestDestination();
        await using var dynamo = await TestDestination.OpenAsync(stream);
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"}}""");
        await stream.WaitAsync(dynamo, 1);
        Assert.Equal("\"DISABLING\"", await dynamo.SendAsync("DisableKinesisStreamingDestination", TestDestination.Request + "}", "DestinationStatus"));
        await dynamo.PutAsync("Table", """{"pk":{"S":"unseen"}}""");
        await dynamo.SendAsync("EnableKinesisStreamingDestination", TestDestination.Request + "}");
        await dynamo.PutAsync("Table", """{"pk":{"S":"b"}}""");
        await stream.WaitAsync(dynamo, 2);
        Assert.Equal("b", stream.Records[1].Record.GetProperty("dynamodb").GetProperty("Keys").GetProperty("pk").GetProperty("S").GetString());
        await dynamo.SendAsync("DeleteTable", """{"TableName":"Table"}""");
        await dynamo.CreateAsync("Table", "pk:S");
        await dynamo.RefusedAsync(
            "DisableKinesisStreamingDestination",
            TestDestination.Request + "}",
            "Table is not in a valid state to enable Kinesis Streaming Destination: KinesisStreamingDestination must be ACTIVE to perform DISABLE operation.");
    }
}
