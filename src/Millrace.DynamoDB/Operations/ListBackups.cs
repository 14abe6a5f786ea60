using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>ListBackups (facts/dynamodb.md 1): there are none.</summary>
internal sealed class ListBackups : IOperationHandler<ListBackupsRequest, ListBackupsResponse>
{
    public ValueTask<ListBackupsResponse> HandleAsync(ListBackupsRequest request, RequestContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new ListBackupsResponse { BackupSummaries = [] });
}
