using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>DescribeBackup: describes a backup.</summary>
/// <remarks>Errors: BackupNotFoundException, ValidationException.</remarks>
[Structure]
[Operation(typeof(DynamoDBApi), "DescribeBackup", Resource = "backup", ReadOnly = true)]
public sealed partial record DescribeBackupRequest : IRequest<DescribeBackupResponse>
{
    /// <summary>The backup's ARN.</summary>
    [Shape(typeof(BackupArn))]
    public required string BackupArn { get; init; }
}

/// <summary>The answer of DescribeBackup.</summary>
[Structure]
public sealed partial record DescribeBackupResponse
{
    /// <summary>The backup.</summary>
    public BackupDescription? BackupDescription { get; init; }
}
