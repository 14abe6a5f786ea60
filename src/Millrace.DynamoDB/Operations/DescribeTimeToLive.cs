using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>DescribeTimeToLive (facts/dynamodb.md 16).</summary>
internal sealed class DescribeTimeToLive(DynamoDBRoom room) : IOperationHandler<DescribeTimeToLiveRequest, DescribeTimeToLiveResponse>
{
    public async ValueTask<DescribeTimeToLiveResponse> HandleAsync(
        DescribeTimeToLiveRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = TableReferences.Resolve(request.TableName, context);
        var attribute = await room.Store.ReadAsync(reader => room.FindToManage(reader, key).State.TimeToLiveAttribute, cancellationToken);
        return new DescribeTimeToLiveResponse
        {
            TimeToLiveDescription = new TimeToLiveDescription
            {
                TimeToLiveStatus = attribute is null ? TimeToLiveStatus.Disabled : TimeToLiveStatus.Enabled,
                AttributeName = attribute,
            },
        };
    }
}
