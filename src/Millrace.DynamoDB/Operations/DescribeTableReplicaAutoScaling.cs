using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>DescribeTableReplicaAutoScaling (facts/dynamodb.md 1): a table has no replicas.</summary>
internal sealed class DescribeTableReplicaAutoScaling(DynamoDBRoom room)
    : IOperationHandler<DescribeTableReplicaAutoScalingRequest, DescribeTableReplicaAutoScalingResponse>
{
    public async ValueTask<DescribeTableReplicaAutoScalingResponse> HandleAsync(
        DescribeTableReplicaAutoScalingRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = TableReferences.Resolve(request.TableName, context);
        await room.Store.ReadAsync(reader => room.FindToManage(reader, key), cancellationToken);
        return new DescribeTableReplicaAutoScalingResponse
        {
            TableAutoScalingDescription = new TableAutoScalingDescription { TableName = key.Name, TableStatus = TableStatus.Active, Replicas = [] },
        };
    }
}
