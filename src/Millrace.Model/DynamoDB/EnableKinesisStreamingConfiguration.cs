using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How records for a stream are made.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.EnableKinesisStreamingConfiguration")]
public sealed partial record EnableKinesisStreamingConfiguration
{
    /// <summary>How finely records tell their time; one of <see cref="ApproximateCreationDateTimePrecision"/>.</summary>
    [Shape(typeof(ApproximateCreationDateTimePrecision))]
    public string? ApproximateCreationDateTimePrecision { get; init; }
}
