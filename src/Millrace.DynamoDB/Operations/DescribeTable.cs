using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>DescribeTable (facts/dynamodb.md 9).</summary>
internal sealed class DescribeTable(DynamoDBRoom room) : IOperationHandler<DescribeTableRequest, DescribeTableResponse>
{
    public async ValueTask<DescribeTableResponse> HandleAsync(DescribeTableRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = TableReferences.Resolve(request.TableName, context);
        return new DescribeTableResponse
        {
            Table = await room.Store.ReadAsync(reader => TableDescriptions.Of(reader, room.FindToManage(reader, key)), cancellationToken),
        };
    }
}
