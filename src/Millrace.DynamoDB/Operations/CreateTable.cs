using Millrace.DynamoDB.Streams;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.DynamoDB.Operations;

/// <summary>CreateTable (facts/dynamodb.md 9). The answer says CREATING; the table can be used at once.</summary>
internal sealed class CreateTable(DynamoDBRoom room) : IOperationHandler<CreateTableRequest, CreateTableResponse>
{
    public async ValueTask<CreateTableResponse> HandleAsync(CreateTableRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var name = request.TableName ?? throw Missing("TableName");
        var definitions = request.AttributeDefinitions ?? throw Missing("AttributeDefinitions");
        var schema = request.KeySchema ?? throw Missing("KeySchema");
        var billingMode = request.BillingMode ?? BillingMode.Provisioned;
        var throughput = Throughputs.Of(billingMode, request.ProvisionedThroughput);
        var key = TableSchemas.Table(
            schema, definitions, request.LocalSecondaryIndexes is not null || request.GlobalSecondaryIndexes is not null);
        Check(request.StreamSpecification);
        UnavailableFeatures.Check(request.SSESpecification);
        if (request.ResourcePolicy is { } document) TablePolicies.Check(document);
        UnavailableFeatures.CheckReplicas(request.GlobalTableSourceArn is not null);
        // Everything that is wrong is told before the name is found to be taken.
        Indexes(static () => 0);

        var tableKey = new TableKey(context.Caller.AccountId, context.Region, name);
        var description = await room.Store.WriteAsync(writer =>
        {
            if (room.Catalog.Find(writer, tableKey) is not null) throw DynamoDBErrors.ResourceInUse($"Table already exists: {name}");
            var now = room.Now;
            var state = new TableState
            {
                Id = Guid.NewGuid(),
                Space = TableCatalog.NewSpace(writer),
                CreatedAt = now,
                Key = key,
                Definitions = [.. definitions.Select(static definition => new KeyAttribute(definition.AttributeName, definition.AttributeType))],
                Indexes = Indexes(() => TableCatalog.NewSpace(writer)),
                BillingMode = billingMode,
                OnDemandSince = billingMode == BillingMode.PayPerRequest ? now : null,
                Throughput = throughput,
                OnDemandThroughput = request.OnDemandThroughput,
                IsDeletionProtected = request.DeletionProtectionEnabled is true,
                TableClass = request.TableClass,
                Policy = request.ResourcePolicy is null ? null : TablePolicies.Make(request.ResourcePolicy, now),
                Tags = TableTags.Add(new Dictionary<string, string>(), request.Tags ?? []),
            };
            if (request.StreamSpecification is { StreamEnabled: true, StreamViewType: { } viewType })
                state = StreamLife.Enable(writer, tableKey, state, viewType, now);
            TableCatalog.Put(writer, tableKey, state);
            return Describe(writer, new Table(tableKey, state));
        });
        return new CreateTableResponse { TableDescription = description };

        List<IndexState> Indexes(Func<long> newSpace)
        {
            var local = TableSchemas.Local(request.LocalSecondaryIndexes, key, definitions, newSpace);
            var global = TableSchemas.Global(request.GlobalSecondaryIndexes, local, billingMode, definitions, newSpace);
            TableSchemas.CheckUsed(definitions, [key, .. local.Concat(global).Select(static index => index.Key)]);
            return [.. local, .. global];
        }
    }

    private static void Check(StreamSpecification? stream)
    {
        if (stream is { StreamEnabled: true, StreamViewType: null })
            throw DynamoDBErrors.InvalidParameters("Table is being created with a stream enabled, UpdateViewType is required");
        if (stream is { StreamEnabled: not true, StreamViewType: not null })
            throw DynamoDBErrors.InvalidParameters("Table is being created with a stream disabled, UpdateViewType should not be specified");
    }

    private static ServiceException Missing(string parameter) =>
        DynamoDBErrors.Validation($"The parameter '{parameter}' is required but was not present in the request");

    private static TableDescription Describe(ITableReader reader, Table table)
    {
        var description = TableDescriptions.Of(reader, table, TableStatus.Creating);
        return description with
        {
            GlobalSecondaryIndexes = description.GlobalSecondaryIndexes?.Select(static index => index with { IndexStatus = IndexStatus.Creating }).ToList(),
        };
    }
}
