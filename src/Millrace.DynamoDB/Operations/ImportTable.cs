using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>ImportTable (facts/dynamodb.md 1): refused in words of ours.</summary>
internal sealed class ImportTable : IOperationHandler<ImportTableRequest, ImportTableResponse>
{
    public ValueTask<ImportTableResponse> HandleAsync(ImportTableRequest request, RequestContext context, CancellationToken cancellationToken) =>
        throw UnavailableFeatures.Files();
}
