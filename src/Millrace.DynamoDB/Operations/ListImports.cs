using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>ListImports (facts/dynamodb.md 1): there are none.</summary>
internal sealed class ListImports : IOperationHandler<ListImportsRequest, ListImportsResponse>
{
    public ValueTask<ListImportsResponse> HandleAsync(ListImportsRequest request, RequestContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new ListImportsResponse { ImportSummaryList = [] });
}
