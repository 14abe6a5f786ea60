using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The state of continuous backups.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ContinuousBackupsDescription")]
public sealed partial record ContinuousBackupsDescription
{
    /// <summary>One of <see cref="ContinuousBackupsStatus"/>.</summary>
    [Shape(typeof(ContinuousBackupsStatus))]
    public required string ContinuousBackupsStatus { get; init; }

    /// <summary>The state of point-in-time recovery.</summary>
    public PointInTimeRecoveryDescription? PointInTimeRecoveryDescription { get; init; }
}
