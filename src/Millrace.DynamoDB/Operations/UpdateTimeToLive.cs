using Millrace.DynamoDB.Expiry;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>UpdateTimeToLive (facts/dynamodb.md 16).</summary>
internal sealed class UpdateTimeToLive(DynamoDBRoom room) : IOperationHandler<UpdateTimeToLiveRequest, UpdateTimeToLiveResponse>
{
    public async ValueTask<UpdateTimeToLiveResponse> HandleAsync(UpdateTimeToLiveRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = TableReferences.Resolve(request.TableName, context);
        var wanted = request.TimeToLiveSpecification;
        await room.Store.WriteAsync(writer =>
        {
            var table = room.FindToManage(writer, key);
            Check(table.State.TimeToLiveAttribute, wanted);
            if (table.State.ExpirySpace is { } space) TableCatalog.ClearSpace(writer, space);
            var isWanted = wanted.Enabled is true;
            var state = table.State with
            {
                TimeToLiveAttribute = isWanted ? wanted.AttributeName : null,
                ExpirySpace = isWanted ? TableCatalog.NewSpace(writer) : null,
            };
            TableCatalog.Put(writer, key, state);
            ExpiryEntries.Fill(writer, state);
            return true;
        });
        return new UpdateTimeToLiveResponse { TimeToLiveSpecification = wanted };
    }

    private static void Check(string? current, TimeToLiveSpecification wanted)
    {
        if (current is null && wanted.Enabled is not true) throw DynamoDBErrors.Validation("TimeToLive is already disabled");
        if (current is not null && current != wanted.AttributeName)
            throw DynamoDBErrors.Validation($"TimeToLive is active on a different AttributeName: current AttributeName is {current}");
        if (current is not null && wanted.Enabled is true) throw DynamoDBErrors.Validation("TimeToLive is already enabled");
    }
}
