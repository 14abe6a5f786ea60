using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>DeleteBackup (facts/dynamodb.md 1): there are none.</summary>
internal sealed class DeleteBackup : IOperationHandler<DeleteBackupRequest, DeleteBackupResponse>
{
    public ValueTask<DeleteBackupResponse> HandleAsync(DeleteBackupRequest request, RequestContext context, CancellationToken cancellationToken) =>
        throw new ServiceException("BackupNotFoundException", $"Backup not found: {request.BackupArn}");
}
