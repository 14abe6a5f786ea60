using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>How a table was archived.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ArchivalSummary")]
public sealed partial record ArchivalSummary
{
    /// <summary>When the table was archived.</summary>
    public DateTimeOffset? ArchivalDateTime { get; init; }

    /// <summary>Why the table was archived.</summary>
    public string? ArchivalReason { get; init; }

    /// <summary>The backup that the table was archived to.</summary>
    [Shape(typeof(BackupArn))]
    public string? ArchivalBackupArn { get; init; }
}
