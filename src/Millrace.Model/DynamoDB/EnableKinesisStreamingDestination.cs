using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>EnableKinesisStreamingDestination: puts a table's changes to a Kinesis stream.</summary>
/// <remarks>Errors: LimitExceededException, ResourceInUseException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "EnableKinesisStreamingDestination", Resource = "table")]
public sealed partial record EnableKinesisStreamingDestinationRequest : IRequest<EnableKinesisStreamingDestinationResponse>
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public required string TableName { get; init; }

    /// <summary>The ARN of the stream.</summary>
    [Shape(typeof(StreamArn))]
    public required string StreamArn { get; init; }

    /// <summary>How records are made.</summary>
    public EnableKinesisStreamingConfiguration? EnableKinesisStreamingConfiguration { get; init; }
}

/// <summary>The answer of EnableKinesisStreamingDestination.</summary>
[Structure]
public sealed partial record EnableKinesisStreamingDestinationResponse
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableName))]
    public string? TableName { get; init; }

    /// <summary>The ARN of the stream.</summary>
    [Shape(typeof(StreamArn))]
    public string? StreamArn { get; init; }

    /// <summary>One of <see cref="DynamoDB.DestinationStatus"/>.</summary>
    [Shape(typeof(DestinationStatus))]
    public string? DestinationStatus { get; init; }

    /// <summary>How records are made.</summary>
    public EnableKinesisStreamingConfiguration? EnableKinesisStreamingConfiguration { get; init; }
}
