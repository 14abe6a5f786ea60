using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>ListExports (facts/dynamodb.md 1): there are none.</summary>
internal sealed class ListExports : IOperationHandler<ListExportsRequest, ListExportsResponse>
{
    public ValueTask<ListExportsResponse> HandleAsync(ListExportsRequest request, RequestContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new ListExportsResponse { ExportSummaries = [] });
}
