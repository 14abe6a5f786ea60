using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>DescribeBackup (facts/dynamodb.md 1): there are none.</summary>
internal sealed class DescribeBackup : IOperationHandler<DescribeBackupRequest, DescribeBackupResponse>
{
    public ValueTask<DescribeBackupResponse> HandleAsync(DescribeBackupRequest request, RequestContext context, CancellationToken cancellationToken) =>
        throw new ServiceException("BackupNotFoundException", $"Backup not found: {request.BackupArn}");
}
