using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>What a table was restored from.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.RestoreSummary")]
public sealed partial record RestoreSummary
{
    /// <summary>The backup that it was restored from.</summary>
    [Shape(typeof(BackupArn))]
    public string? SourceBackupArn { get; init; }

    /// <summary>The table that it was restored from.</summary>
    [Shape(typeof(TableArn))]
    public string? SourceTableArn { get; init; }

    /// <summary>The moment that the table was restored to.</summary>
    public required DateTimeOffset? RestoreDateTime { get; init; }

    /// <summary>Whether it is still being restored.</summary>
    public required bool? RestoreInProgress { get; init; }
}
