using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A backup in a list.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.BackupSummary")]
public sealed partial record BackupSummary
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableName))]
    public string? TableName { get; init; }

    /// <summary>The table's unique id.</summary>
    [Shape(typeof(TableId))]
    public string? TableId { get; init; }

    /// <summary>The table's ARN.</summary>
    [Shape(typeof(TableArn))]
    public string? TableArn { get; init; }

    /// <summary>The backup's ARN.</summary>
    [Shape(typeof(BackupArn))]
    public string? BackupArn { get; init; }

    /// <summary>The backup's name.</summary>
    [Shape(typeof(BackupName))]
    public string? BackupName { get; init; }

    /// <summary>When the backup was made.</summary>
    public DateTimeOffset? BackupCreationDateTime { get; init; }

    /// <summary>When the backup is deleted by itself.</summary>
    public DateTimeOffset? BackupExpiryDateTime { get; init; }

    /// <summary>One of <see cref="DynamoDB.BackupStatus"/>.</summary>
    [Shape(typeof(BackupStatus))]
    public string? BackupStatus { get; init; }

    /// <summary>Who made the backup; one of <see cref="DynamoDB.BackupType"/>.</summary>
    [Shape(typeof(BackupType))]
    public string? BackupType { get; init; }

    /// <summary>The size of the backup.</summary>
    [Shape(typeof(BackupSizeBytes))]
    public long? BackupSizeBytes { get; init; }
}
