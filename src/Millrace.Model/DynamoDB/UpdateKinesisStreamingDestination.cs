using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>UpdateKinesisStreamingDestination: changes how records for a Kinesis stream are made.</summary>
/// <remarks>Errors: LimitExceededException, ResourceInUseException, ResourceNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "UpdateKinesisStreamingDestination", Resource = "table")]
public sealed partial record UpdateKinesisStreamingDestinationRequest : IRequest<UpdateKinesisStreamingDestinationResponse>
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public required string TableName { get; init; }

    /// <summary>The ARN of the stream.</summary>
    [Shape(typeof(StreamArn))]
    public required string StreamArn { get; init; }

    /// <summary>How records shall be made.</summary>
    public UpdateKinesisStreamingConfiguration? UpdateKinesisStreamingConfiguration { get; init; }
}

/// <summary>The answer of UpdateKinesisStreamingDestination.</summary>
[Structure]
public sealed partial record UpdateKinesisStreamingDestinationResponse
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

    /// <summary>How records shall be made.</summary>
    public UpdateKinesisStreamingConfiguration? UpdateKinesisStreamingConfiguration { get; init; }
}
