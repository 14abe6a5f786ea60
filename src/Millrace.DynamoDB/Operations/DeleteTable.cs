using Millrace.DynamoDB.Streams;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>DeleteTable (facts/dynamodb.md 9). The answer says DELETING; the table is gone at once.</summary>
internal sealed class DeleteTable(DynamoDBRoom room) : IOperationHandler<DeleteTableRequest, DeleteTableResponse>
{
    public async ValueTask<DeleteTableResponse> HandleAsync(DeleteTableRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = TableReferences.Resolve(request.TableName, context);
        var description = await room.Store.WriteAsync(writer =>
        {
            var table = room.FindToManage(writer, key);
            if (table.State.IsDeletionProtected)
            {
                throw DynamoDBErrors.Validation(
                    "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.");
            }

            var description = TableDescriptions.Of(writer, table, TableStatus.Deleting);
            if (table.State.Stream is not null) StreamLife.Disable(writer, key, table.State, room.Now);
            TableCatalog.Delete(writer, table);
            return description;
        });
        return new DeleteTableResponse { TableDescription = description };
    }
}
