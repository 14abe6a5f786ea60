using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A backup.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.BackupDetails")]
public sealed partial record BackupDetails
{
    /// <summary>The backup's ARN.</summary>
    [Shape(typeof(BackupArn))]
    public required string BackupArn { get; init; }

    /// <summary>The backup's name.</summary>
    [Shape(typeof(BackupName))]
    public required string BackupName { get; init; }

    /// <summary>The size of the backup.</summary>
    [Shape(typeof(BackupSizeBytes))]
    public long? BackupSizeBytes { get; init; }

    /// <summary>One of <see cref="DynamoDB.BackupStatus"/>.</summary>
    [Shape(typeof(BackupStatus))]
    public required string BackupStatus { get; init; }

    /// <summary>Who made the backup; one of <see cref="DynamoDB.BackupType"/>.</summary>
    [Shape(typeof(BackupType))]
    public required string BackupType { get; init; }

    /// <summary>When the backup was made.</summary>
    public required DateTimeOffset? BackupCreationDateTime { get; init; }

    /// <summary>When the backup is deleted by itself.</summary>
    public DateTimeOffset? BackupExpiryDateTime { get; init; }
}
