using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>CreateBackup (facts/dynamodb.md 1): refused in words of ours.</summary>
internal sealed class CreateBackup : IOperationHandler<CreateBackupRequest, CreateBackupResponse>
{
    public ValueTask<CreateBackupResponse> HandleAsync(CreateBackupRequest request, RequestContext context, CancellationToken cancellationToken) =>
        throw UnavailableFeatures.Backups();
}
