using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>ListBackups: lists backups.</summary>
[Structure]
[Operation(typeof(DynamoDBApi), "ListBackups", Resource = "*", ReadOnly = true)]
public sealed partial record ListBackupsRequest : IRequest<ListBackupsResponse>
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public string? TableName { get; init; }

    /// <summary>The most items to read, or names to list.</summary>
    [Shape(typeof(BackupsInputLimit))]
    public int? Limit { get; init; }

    /// <summary>Only what was made at this time or later.</summary>
    public DateTimeOffset? TimeRangeLowerBound { get; init; }

    /// <summary>Only what was made before this time.</summary>
    public DateTimeOffset? TimeRangeUpperBound { get; init; }

    /// <summary>Where to go on: the last answer's <c>LastEvaluatedBackupArn</c>.</summary>
    [Shape(typeof(BackupArn))]
    public string? ExclusiveStartBackupArn { get; init; }

    /// <summary>Who made the backup; one of <see cref="DynamoDB.BackupType"/>.</summary>
    [Shape(typeof(BackupTypeFilter))]
    public string? BackupType { get; init; }
}

/// <summary>The answer of ListBackups.</summary>
[Structure]
public sealed partial record ListBackupsResponse
{
    /// <summary>The backups.</summary>
    public IReadOnlyList<BackupSummary>? BackupSummaries { get; init; }

    /// <summary>The last backup of the page; nothing on the last page.</summary>
    [Shape(typeof(BackupArn))]
    public string? LastEvaluatedBackupArn { get; init; }
}
