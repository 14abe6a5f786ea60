using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A stream that changes of a table are put to.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.KinesisDataStreamDestination")]
public sealed partial record KinesisDataStreamDestination
{
    /// <summary>The ARN of the stream.</summary>
    [Shape(typeof(StreamArn))]
    public string? StreamArn { get; init; }

    /// <summary>One of <see cref="DynamoDB.DestinationStatus"/>.</summary>
    [Shape(typeof(DestinationStatus))]
    public string? DestinationStatus { get; init; }

    /// <summary>More about the status.</summary>
    public string? DestinationStatusDescription { get; init; }

    /// <summary>How finely records tell their time; one of <see cref="ApproximateCreationDateTimePrecision"/>.</summary>
    [Shape(typeof(ApproximateCreationDateTimePrecision))]
    public string? ApproximateCreationDateTimePrecision { get; init; }
}
