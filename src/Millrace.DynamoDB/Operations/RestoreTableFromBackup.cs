using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>RestoreTableFromBackup (facts/dynamodb.md 1): refused in words of ours.</summary>
internal sealed class RestoreTableFromBackup : IOperationHandler<RestoreTableFromBackupRequest, RestoreTableFromBackupResponse>
{
    public ValueTask<RestoreTableFromBackupResponse> HandleAsync(RestoreTableFromBackupRequest request, RequestContext context, CancellationToken cancellationToken) =>
        throw UnavailableFeatures.Backups();
}
