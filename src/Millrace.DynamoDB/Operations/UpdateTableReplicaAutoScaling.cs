using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>UpdateTableReplicaAutoScaling (facts/dynamodb.md 1): refused in words of ours.</summary>
internal sealed class UpdateTableReplicaAutoScaling : IOperationHandler<UpdateTableReplicaAutoScalingRequest, UpdateTableReplicaAutoScalingResponse>
{
    public ValueTask<UpdateTableReplicaAutoScalingResponse> HandleAsync(UpdateTableReplicaAutoScalingRequest request, RequestContext context, CancellationToken cancellationToken) =>
        throw UnavailableFeatures.Replicas();
}
