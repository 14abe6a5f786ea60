using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>UpdateGlobalTable (facts/dynamodb.md 1): refused in words of ours.</summary>
internal sealed class UpdateGlobalTable : IOperationHandler<UpdateGlobalTableRequest, UpdateGlobalTableResponse>
{
    public ValueTask<UpdateGlobalTableResponse> HandleAsync(UpdateGlobalTableRequest request, RequestContext context, CancellationToken cancellationToken) =>
        throw UnavailableFeatures.Replicas();
}
