using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>DescribeKinesisStreamingDestination: lists the Kinesis streams that a table's changes are put to.</summary>
/// <remarks>Errors: ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "DescribeKinesisStreamingDestination", Resource = "table", ReadOnly = true)]
public sealed partial record DescribeKinesisStreamingDestinationRequest : IRequest<DescribeKinesisStreamingDestinationResponse>
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public required string TableName { get; init; }
}

/// <summary>The answer of DescribeKinesisStreamingDestination.</summary>
[Structure]
public sealed partial record DescribeKinesisStreamingDestinationResponse
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableName))]
    public string? TableName { get; init; }

    /// <summary>The streams.</summary>
    public IReadOnlyList<KinesisDataStreamDestination>? KinesisDataStreamDestinations { get; init; }
}
