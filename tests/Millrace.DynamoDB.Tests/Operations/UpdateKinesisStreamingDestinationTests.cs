namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>Changes of tables in Kinesis streams.</summary>
public sealed class UpdateKinesisStreamingDestinationTests
{
    private const string Microseconds = ",\"UpdateKinesisStreamingConfiguration\":{\"ApproximateCreationDateTimePrecision\":\"MICROSECOND\"}}";

    [Fact]
    public async Task Records_can_tell_microseconds()
    {
        var stream = new TestDestination();
        await using var dynamo = await TestDestination.OpenAsync(stream);
        await dynamo.SendAsync("UpdateKinesisStreamingDestination", TestDestination.Request + Microseconds);
        await dynamo.PutAsync("Table", """{"pk":{"S":"a"}}""");
        await stream.WaitAsync(dynamo, 1);
        var change = stream.Records[0].Record.GetProperty("dynamodb");
        Assert.Equal((1769044922500000, "MICROSECOND"), (change.GetProperty("ApproximateCreationDateTime").GetInt64(), change.GetProperty("ApproximateCreationDateTimePrecision").GetString()));
        var error = await Assert.ThrowsAsync<Wire.ServiceException>(() => dynamo.SendAsync("UpdateKinesisStreamingDestination", TestDestination.Request + Microseconds));
        Assert.StartsWith("Invalid Request: Precision is already set to the desired value of MICROSECOND for tableId: ", error.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_updates_are_refused()
    {
        await using var dynamo = await TestDestination.OpenAsync(new TestDestination());
        await dynamo.RefusedAsync(
            "UpdateKinesisStreamingDestination",
            TestDestination.Request + "}",
            "Streaming destination cannot be updated with given parameters: UpdateKinesisStreamingConfiguration cannot be null or contain only null values");
        await dynamo.SendAsync("DisableKinesisStreamingDestination", TestDestination.Request + "}");
        await dynamo.RefusedAsync(
            "UpdateKinesisStreamingDestination",
            TestDestination.Request + Microseconds,
            "Table is not in a valid state to enable Kinesis Streaming Destination: Kinesis streaming is not in ACTIVE state. "
            + $"Updates are only allowed in ACTIVE state. TableName: Table, kdsArn: {TestDestination.Arn}");
    }
}
