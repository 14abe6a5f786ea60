using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Streams;
using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;

namespace Millrace.DynamoDB.Tables;

/// <summary>What UpdateTable makes of a table (facts/dynamodb.md 9).</summary>
internal sealed class TableChanges(ITableWriter writer, Table table, UpdateTableRequest request, long now)
{
    private TableState _state = table.State;

    /// <summary>The index that is made or deleted, and the status that the answer tells of it.</summary>
    public (string Name, string Status)? Changing { get; private set; }

    /// <summary>The index that is deleted; the answer still tells of it.</summary>
    public IndexState? Deleted { get; private set; }

    /// <summary>Checks the changes and makes them.</summary>
    public TableState Make()
    {
        ChangeBilling();
        foreach (var update in request.GlobalSecondaryIndexUpdates ?? []) Change(update);
        ChangeStream();
        _state = _state with
        {
            IsDeletionProtected = request.DeletionProtectionEnabled ?? _state.IsDeletionProtected,
            TableClass = request.TableClass ?? _state.TableClass,
            TableClassSince = request.TableClass is not null && request.TableClass != _state.TableClass ? now : _state.TableClassSince,
            OnDemandThroughput = request.OnDemandThroughput ?? _state.OnDemandThroughput,
        };
        TableCatalog.Put(writer, table.Key, _state);
        return _state;
    }

    private void ChangeStream()
    {
        if (request.StreamSpecification is not { } wanted) return;
        if (wanted.StreamEnabled is true && _state.Stream is not null)
            throw DynamoDBErrors.Validation($"Table already has an enabled stream: TableName: {table.Key.Name}");
        if (wanted.StreamEnabled is not true && _state.Stream is null)
            throw DynamoDBErrors.Validation($"Table has no stream to disable: TableName: {table.Key.Name}");
        _state = wanted.StreamEnabled is true
            ? StreamLife.Enable(writer, table.Key, _state, wanted.StreamViewType!, now)
            : StreamLife.Disable(writer, table.Key, _state, now);
    }

    private void ChangeBilling()
    {
        var billingMode = request.BillingMode ?? _state.BillingMode;
        var isSwitched = billingMode != _state.BillingMode;
        if (!isSwitched && request.ProvisionedThroughput is null) return;
        var throughput = Throughputs.Of(billingMode, request.ProvisionedThroughput);
        var before = _state.Throughput;
        if (!isSwitched && throughput.Read == before.Read && throughput.Write == before.Write)
        {
            throw DynamoDBErrors.Validation(
                "The provisioned throughput for the table will not change. The requested value equals the current value. "
                + $"Current ReadCapacityUnits provisioned for the table: {before.Read}. Requested ReadCapacityUnits: {throughput.Read}. "
                + $"Current WriteCapacityUnits provisioned for the table: {before.Write}. Requested WriteCapacityUnits: {throughput.Write}. "
                + "Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.");
        }

        _state = _state with
        {
            BillingMode = billingMode,
            OnDemandSince = isSwitched && billingMode == BillingMode.PayPerRequest ? now : _state.OnDemandSince,
            Throughput = isSwitched ? throughput : Changed(before, throughput),
            Indexes = isSwitched && billingMode == BillingMode.PayPerRequest
                ? [.. _state.Indexes.Select(static index => index with { Throughput = ThroughputState.None })]
                : _state.Indexes,
        };
    }

    private ThroughputState Changed(ThroughputState before, ThroughputState after) => after with
    {
        IncreasedAt = after.Read > before.Read || after.Write > before.Write ? now : before.IncreasedAt,
        DecreasedAt = after.Read < before.Read || after.Write < before.Write ? now : before.DecreasedAt,
    };

    private void Change(GlobalSecondaryIndexUpdate update)
    {
        if (update.Create is { } create) Create(create);
        if (update.Delete is { } delete) Delete(delete.IndexName);
        if (update.Update is not { } change) return;
        var index = FindGlobal(change.IndexName);
        var throughput = change.ProvisionedThroughput is null
            ? index.Throughput
            : Changed(index.Throughput, TableSchemas.Throughput(index.Name, change.ProvisionedThroughput, _state.BillingMode));
        var changed = index with { Throughput = throughput, OnDemandThroughput = change.OnDemandThroughput ?? index.OnDemandThroughput };
        _state = _state with { Indexes = [.. _state.Indexes.Select(other => other.Name == index.Name ? changed : other)] };
    }

    private void Create(CreateGlobalSecondaryIndexAction create)
    {
        var definitions = _state.Definitions.Select(static attribute => new AttributeDefinition { AttributeName = attribute.Name, AttributeType = attribute.Type })
            .Concat(request.AttributeDefinitions ?? [])
            .DistinctBy(static definition => definition.AttributeName)
            .ToList();
        if (_state.FindIndex(create.IndexName) is not null)
            throw DynamoDBErrors.InvalidParameters("Attempting to create an index which already exists");
        var index = TableSchemas.Global(create.IndexName, create.KeySchema, create.Projection, definitions, () => TableCatalog.NewSpace(writer)) with
        {
            Throughput = TableSchemas.Throughput(create.IndexName, create.ProvisionedThroughput, _state.BillingMode),
            OnDemandThroughput = create.OnDemandThroughput,
        };
        _state = _state with { Indexes = [.. _state.Indexes, index] };
        TableSchemas.CheckCount(_state.Indexes.Count(static one => one.IsGlobal));
        Redefine(definitions);
        ItemStore.Fill(writer, table, index);
        Changing = (index.Name, IndexStatus.Creating);
    }

    private void Delete(string name)
    {
        Deleted = FindGlobal(name);
        TableCatalog.ClearSpace(writer, Deleted.Space);
        _state = _state with { Indexes = [.. _state.Indexes.Where(index => index.Name != name)] };
        Redefine([.. _state.Definitions.Select(static attribute => new AttributeDefinition { AttributeName = attribute.Name, AttributeType = attribute.Type })]);
        Changing = (name, IndexStatus.Deleting);
    }

    /// <summary>Keeps the definitions of attributes that keys are made of, and no others.</summary>
    private void Redefine(List<AttributeDefinition> definitions)
    {
        var keys = _state.Indexes.Select(static index => index.Key).Append(_state.Key).ToList();
        _state = _state with
        {
            Definitions =
            [
                .. definitions.Where(definition => keys.Exists(key => key.Has(definition.AttributeName)))
                    .Select(static definition => new KeyAttribute(definition.AttributeName, definition.AttributeType)),
            ],
        };
    }

    private IndexState FindGlobal(string name) =>
        _state.FindIndex(name) is { IsGlobal: true } index ? index : throw DynamoDBErrors.ResourceNotFound("Requested resource not found");
}
