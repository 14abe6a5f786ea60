using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>DeleteBackup: deletes a backup.</summary>
/// <remarks>Errors: BackupNotFoundException, BackupInUseException, LimitExceededException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "DeleteBackup", Resource = "backup")]
public sealed partial record DeleteBackupRequest : IRequest<DeleteBackupResponse>
{
    /// <summary>The backup's ARN.</summary>
    [Shape(typeof(BackupArn))]
    public required string BackupArn { get; init; }
}

/// <summary>The answer of DeleteBackup.</summary>
[Structure]
public sealed partial record DeleteBackupResponse
{
    /// <summary>The backup.</summary>
    public BackupDescription? BackupDescription { get; init; }
}
