using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A backup with its table.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.BackupDescription")]
public sealed partial record BackupDescription
{
    /// <summary>The backup itself.</summary>
    public BackupDetails? BackupDetails { get; init; }

    /// <summary>The table as it was.</summary>
    public SourceTableDetails? SourceTableDetails { get; init; }

    /// <summary>The table's indexes and settings as they were.</summary>
    public SourceTableFeatureDetails? SourceTableFeatureDetails { get; init; }
}
