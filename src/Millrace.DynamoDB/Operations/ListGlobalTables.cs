using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>ListGlobalTables (facts/dynamodb.md 1): there are none.</summary>
internal sealed class ListGlobalTables : IOperationHandler<ListGlobalTablesRequest, ListGlobalTablesResponse>
{
    public ValueTask<ListGlobalTablesResponse> HandleAsync(ListGlobalTablesRequest request, RequestContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new ListGlobalTablesResponse { GlobalTables = [] });
}
