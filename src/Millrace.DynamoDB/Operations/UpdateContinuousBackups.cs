using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>UpdateContinuousBackups (facts/dynamodb.md 16).</summary>
internal sealed class UpdateContinuousBackups(DynamoDBRoom room)
    : IOperationHandler<UpdateContinuousBackupsRequest, UpdateContinuousBackupsResponse>
{
    public async ValueTask<UpdateContinuousBackupsResponse> HandleAsync(
        UpdateContinuousBackupsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = TableReferences.Resolve(request.TableName, context);
        var wanted = request.PointInTimeRecoverySpecification;
        var state = await room.Store.WriteAsync(writer =>
        {
            var table = room.Catalog.Find(writer, key) ?? throw ContinuousBackups.NoTable(key.Name);
            var state = table.State with
            {
                RecoverableSince = wanted.PointInTimeRecoveryEnabled is true ? table.State.RecoverableSince ?? room.Now : null,
                RecoveryPeriodInDays = wanted.RecoveryPeriodInDays ?? table.State.RecoveryPeriodInDays,
            };
            TableCatalog.Put(writer, key, state);
            return state;
        });
        return new UpdateContinuousBackupsResponse { ContinuousBackupsDescription = ContinuousBackups.Of(state, room.Now) };
    }
}
