using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>DisableKinesisStreamingDestination: ends putting a table's changes to a Kinesis stream.</summary>
/// <remarks>Errors: LimitExceededException, ResourceInUseException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "DisableKinesisStreamingDestination", Resource = "table")]
public sealed partial record DisableKinesisStreamingDestinationRequest : IRequest<DisableKinesisStreamingDestinationResponse>
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

/// <summary>The answer of DisableKinesisStreamingDestination.</summary>
[Structure]
public sealed partial record DisableKinesisStreamingDestinationResponse
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
