namespace Millrace.DynamoDB.Tests.Operations;

/// <summary>Changes of tables in Kinesis streams.</summary>
public sealed class DescribeKinesisStreamingDestinationTests
{
    [Fact]
    public async Task Destinations_are_told_with_their_status()
    {
        await using var dynamo = await TestDestination.OpenAsync(new TestDestination());
        const string Describe = """{"TableName":"Table"}""";
        var told = $$"""{"StreamArn":"{{TestDestination.Arn}}","DestinationStatus":"ACTIVE","ApproximateCreationDateTimePrecision":"MILLISECOND"}""";
        JsonAssert.Equal($"[{told}]", await dynamo.SendAsync("DescribeKinesisStreamingDestination", Describe, "KinesisDataStreamDestinations"));
        await dynamo.SendAsync("DisableKinesisStreamingDestination", TestDestination.Request + "}");
        JsonAssert.Equal(
            $"[{told.Replace("ACTIVE", "DISABLED", StringComparison.Ordinal)}]", await dynamo.SendAsync("DescribeKinesisStreamingDestination", Describe, "KinesisDataStreamDestinations"));
    }
}
