using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>CreateBackup: backs a table up.</summary>
/// <remarks>Errors: TableNotFoundException, TableInUseException, ContinuousBackupsUnavailableException, BackupInUseException, LimitExceededException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "CreateBackup", Resource = "table")]
public sealed partial record CreateBackupRequest : IRequest<CreateBackupResponse>
{
    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public required string TableName { get; init; }

    /// <summary>The backup's name.</summary>
    [Shape(typeof(BackupName))]
    public required string BackupName { get; init; }
}

/// <summary>The answer of CreateBackup.</summary>
[Structure]
public sealed partial record CreateBackupResponse
{
    /// <summary>The backup itself.</summary>
    public BackupDetails? BackupDetails { get; init; }
}
