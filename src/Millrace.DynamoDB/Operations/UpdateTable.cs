using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>UpdateTable (facts/dynamodb.md 9). The answer says UPDATING; the change is made already, and a new index filled.</summary>
internal sealed class UpdateTable(DynamoDBRoom room) : IOperationHandler<UpdateTableRequest, UpdateTableResponse>
{
    public async ValueTask<UpdateTableResponse> HandleAsync(UpdateTableRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        Check(request);
        var key = TableReferences.Resolve(request.TableName, context);
        var description = await room.Store.WriteAsync(writer => Change(writer, room.FindToManage(writer, key), request));
        return new UpdateTableResponse { TableDescription = description };
    }

    private TableDescription Change(ITableWriter writer, Table table, UpdateTableRequest request)
    {
        var changes = new TableChanges(writer, table, request, room.Now);
        var state = changes.Make();
        // An index that is being deleted is still told of, as the last one.
        var told = changes.Deleted is { } deleted ? state with { Indexes = [.. state.Indexes, deleted] } : state;
        return TableDescriptions.Of(writer, new Table(table.Key, told), TableStatus.Updating, changes.Changing);
    }

    private static void Check(UpdateTableRequest request)
    {
        UnavailableFeatures.Check(request.SSESpecification);
        UnavailableFeatures.CheckReplicas(request.ReplicaUpdates is not null || request.GlobalTableWitnessUpdates is not null);
        var updates = request.GlobalSecondaryIndexUpdates;
        if (request.ProvisionedThroughput is null && request.BillingMode is null && updates is not { Count: > 0 } && request.SSESpecification is null
            && request.StreamSpecification is null && request.DeletionProtectionEnabled is null && request.TableClass is null
            && request.OnDemandThroughput is null && request.WarmThroughput is null)
        {
            throw DynamoDBErrors.Validation(
                "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required");
        }

        if (request.BillingMode == BillingMode.PayPerRequest && request.ProvisionedThroughput is not null)
            throw DynamoDBErrors.InvalidParameters("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
        Check(request.StreamSpecification, request);
        CheckIndexes(updates ?? []);
    }

    private static void Check(StreamSpecification? stream, UpdateTableRequest request)
    {
        if (stream is null) return;
        if (stream is { StreamEnabled: true, StreamViewType: null })
            throw DynamoDBErrors.InvalidParameters("If stream is being enabled then UpdateViewType is required");
        if (stream is { StreamEnabled: not true, StreamViewType: not null })
            throw DynamoDBErrors.InvalidParameters("If stream is being disabled, then UpdateViewType must not be specified");
        if (request.ProvisionedThroughput is not null)
            throw DynamoDBErrors.InvalidParameters("You cannot modify stream status while updating table IOPS");
        if (request.GlobalSecondaryIndexUpdates is { } updates && updates.Any(static update => update.Update is null))
            throw DynamoDBErrors.InvalidParameters("You cannot create or delete index while changing stream status");
    }

    private static void CheckIndexes(IReadOnlyList<GlobalSecondaryIndexUpdate> updates)
    {
        var names = new HashSet<string>();
        foreach (var update in updates)
        {
            string?[] given = [update.Create?.IndexName, update.Delete?.IndexName, update.Update?.IndexName];
            if (given.OfType<string>().Count() != 1)
                throw DynamoDBErrors.InvalidParameters("One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null");
            var name = given.OfType<string>().Single();
            if (!names.Add(name))
                throw DynamoDBErrors.InvalidParameters($"Only one global secondary index update per index is allowed simultaneously. Index: {name}");
        }

        if (updates.Count(static update => update.Update is null) > 1)
        {
            throw DynamoDBErrors.LimitExceeded(
                "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table");
        }
    }
}
