using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How records for a stream shall be made.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.UpdateKinesisStreamingConfiguration")]
public sealed partial record UpdateKinesisStreamingConfiguration
{
    /// <summary>How finely records tell their time; one of <see cref="ApproximateCreationDateTimePrecision"/>.</summary>
    [Shape(typeof(ApproximateCreationDateTimePrecision))]
    public string? ApproximateCreationDateTimePrecision { get; init; }
}
