using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>What point-in-time recovery shall be.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.PointInTimeRecoverySpecification")]
public sealed partial record PointInTimeRecoverySpecification
{
    /// <summary>Whether it is on.</summary>
    public required bool? PointInTimeRecoveryEnabled { get; init; }

    /// <summary>How many days back the table can be restored to, 1 to 35.</summary>
    [Shape(typeof(RecoveryPeriodInDays))]
    public int? RecoveryPeriodInDays { get; init; }
}
