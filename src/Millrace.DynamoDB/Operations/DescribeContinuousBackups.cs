using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>DescribeContinuousBackups (facts/dynamodb.md 16).</summary>
internal sealed class DescribeContinuousBackups(DynamoDBRoom room)
    : IOperationHandler<DescribeContinuousBackupsRequest, DescribeContinuousBackupsResponse>
{
    public async ValueTask<DescribeContinuousBackupsResponse> HandleAsync(
        DescribeContinuousBackupsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = TableReferences.Resolve(request.TableName, context);
        var table = await room.Store.ReadAsync(reader => room.Catalog.Find(reader, key), cancellationToken) ?? throw ContinuousBackups.NoTable(key.Name);
        return new DescribeContinuousBackupsResponse { ContinuousBackupsDescription = ContinuousBackups.Of(table.State, room.Now) };
    }
}
