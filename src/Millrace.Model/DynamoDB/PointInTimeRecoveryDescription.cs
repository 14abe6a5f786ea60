using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The state of point-in-time recovery.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.PointInTimeRecoveryDescription")]
public sealed partial record PointInTimeRecoveryDescription
{
    /// <summary>One of <see cref="PointInTimeRecoveryStatus"/>.</summary>
    [Shape(typeof(PointInTimeRecoveryStatus))]
    public string? PointInTimeRecoveryStatus { get; init; }

    /// <summary>How many days back the table can be restored to, 1 to 35.</summary>
    [Shape(typeof(RecoveryPeriodInDays))]
    public int? RecoveryPeriodInDays { get; init; }

    /// <summary>The earliest moment that the table can be restored to.</summary>
    public DateTimeOffset? EarliestRestorableDateTime { get; init; }

    /// <summary>The latest moment that the table can be restored to.</summary>
    public DateTimeOffset? LatestRestorableDateTime { get; init; }
}
