using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>CreateGlobalTable (facts/dynamodb.md 1): refused in words of ours.</summary>
internal sealed class CreateGlobalTable : IOperationHandler<CreateGlobalTableRequest, CreateGlobalTableResponse>
{
    public ValueTask<CreateGlobalTableResponse> HandleAsync(CreateGlobalTableRequest request, RequestContext context, CancellationToken cancellationToken) =>
        throw UnavailableFeatures.Replicas();
}
