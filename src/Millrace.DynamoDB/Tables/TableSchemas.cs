using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB.Tables;

/// <summary>Checks declared keys and indexes, in AWS's order (facts/dynamodb.md 5, 9, 19.7).</summary>
internal static class TableSchemas
{
    private const int MostLocalIndexes = 5;
    private const int MostGlobalIndexes = 20;
    private const int MostPartsOfKey = 4;

    /// <summary>The key of a table.</summary>
    /// <param name="schema">KeySchema.</param>
    /// <param name="definitions">AttributeDefinitions.</param>
    /// <param name="hasIndexes">Whether other definitions may be for indexes.</param>
    public static KeyState Table(IReadOnlyList<KeySchemaElement> schema, IReadOnlyList<AttributeDefinition> definitions, bool hasIndexes)
    {
        if (schema.Count > 2)
        {
            throw DynamoDBErrors.Validation(
                $"1 validation error detected: Value '{JavaText.List(schema, static part => JavaText.Structure("com.amazonaws.dynamodb.v20120810.KeySchemaElement", part))}' "
                + "at 'keySchema' failed to satisfy constraint: Member must have length less than or equal to 2");
        }

        if (schema.Count > definitions.Count) throw DynamoDBErrors.Validation("Invalid KeySchema: Some index key attribute have no definition");
        var key = Key(schema, definitions, mostRangeParts: 1);
        if (!hasIndexes && schema.Count != definitions.Count)
        {
            throw DynamoDBErrors.InvalidParameters(
                "Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions");
        }

        return key;
    }

    /// <summary>Checks the local indexes of a new table.</summary>
    public static IReadOnlyList<IndexState> Local(
        IReadOnlyList<LocalSecondaryIndex>? indexes, KeyState table, IReadOnlyList<AttributeDefinition> definitions, Func<long> newSpace)
    {
        if (indexes is null) return [];
        if (indexes.Count == 0) throw DynamoDBErrors.InvalidParameters("List of LocalSecondaryIndexes is empty");
        if (table.Range.Count == 0)
        {
            throw DynamoDBErrors.InvalidParameters(
                "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex");
        }

        var made = new List<IndexState>();
        foreach (var index in indexes)
        {
            var key = Key(index.KeySchema, definitions, mostRangeParts: 1);
            if (key.Hash[0] != table.Hash[0])
            {
                throw DynamoDBErrors.InvalidParameters(
                    $"Index KeySchema does not have the same leading hash key as table KeySchema for index: {index.IndexName}. "
                    + $"index hash key: {key.Hash[0].Name}, table hash key: {table.Hash[0].Name}");
            }

            if (key.Range.Count == 0)
                throw DynamoDBErrors.InvalidParameters($"Index KeySchema does not have a range key for index: {index.IndexName}");
            made.Add(Index(index.IndexName, isGlobal: false, key, index.Projection, newSpace));
            CheckName(made, index.IndexName);
        }

        return made.Count <= MostLocalIndexes
            ? made
            : throw DynamoDBErrors.InvalidParameters($"Number of LocalSecondaryIndexes exceeds per-table limit of {MostLocalIndexes}");
    }

    /// <summary>Checks the global indexes of a new table.</summary>
    public static IReadOnlyList<IndexState> Global(
        IReadOnlyList<GlobalSecondaryIndex>? indexes,
        IReadOnlyList<IndexState> local,
        string billingMode,
        IReadOnlyList<AttributeDefinition> definitions,
        Func<long> newSpace)
    {
        if (indexes is null) return [];
        if (indexes.Count == 0) throw DynamoDBErrors.InvalidParameters("List of GlobalSecondaryIndexes is empty");
        var made = local.ToList();
        foreach (var index in indexes)
        {
            made.Add(Global(index.IndexName, index.KeySchema, index.Projection, definitions, newSpace) with
            {
                Throughput = Throughput(index.IndexName, index.ProvisionedThroughput, billingMode),
                OnDemandThroughput = index.OnDemandThroughput,
            });
            CheckName(made, index.IndexName);
        }

        CheckCount(indexes.Count);
        return [.. made.Skip(local.Count)];
    }

    /// <summary>A global index.</summary>
    public static IndexState Global(
        string name, IReadOnlyList<KeySchemaElement> schema, Model.DynamoDB.Projection projection, IReadOnlyList<AttributeDefinition> definitions, Func<long> newSpace) =>
        Index(name, isGlobal: true, Key(schema, definitions, MostPartsOfKey), projection, newSpace);

    /// <summary>There may be so many global indexes.</summary>
    public static void CheckCount(int globalIndexes)
    {
        if (globalIndexes > MostGlobalIndexes)
            throw DynamoDBErrors.InvalidParameters($"GlobalSecondaryIndex count exceeds the per-table limit of {MostGlobalIndexes}");
    }

    /// <summary>The throughput of a global index, which a table on demand has none of.</summary>
    public static ThroughputState Throughput(string index, ProvisionedThroughput? throughput, string billingMode)
    {
        if (billingMode == BillingMode.PayPerRequest)
        {
            return throughput is null
                ? ThroughputState.None
                : throw DynamoDBErrors.InvalidParameters($"ProvisionedThroughput should not be specified for index: {index} when BillingMode is PAY_PER_REQUEST");
        }

        return throughput is null
            ? throw DynamoDBErrors.InvalidParameters($"ReadCapacityUnits and WriteCapacityUnits must both be specified for index: {index} when BillingMode is PROVISIONED")
            : Throughputs.Of(throughput);
    }

    /// <summary>Every definition must be for some key.</summary>
    public static void CheckUsed(IReadOnlyList<AttributeDefinition> definitions, IEnumerable<KeyState> keys)
    {
        var used = keys.SelectMany(static key => key.Attributes()).Select(static attribute => attribute.Name).ToHashSet();
        if (definitions.All(definition => used.Contains(definition.AttributeName))) return;
        throw DynamoDBErrors.InvalidParameters(
            $"Some AttributeDefinitions are not used. AttributeDefinitions: {Names(definitions)}, keys used: [{string.Join(", ", used)}]");
    }

    private static KeyState Key(IReadOnlyList<KeySchemaElement> schema, IReadOnlyList<AttributeDefinition> definitions, int mostRangeParts)
    {
        var types = definitions.DistinctBy(static definition => definition.AttributeName)
            .ToDictionary(static definition => definition.AttributeName, static definition => definition.AttributeType);
        if (!schema.All(part => types.ContainsKey(part.AttributeName)))
        {
            throw DynamoDBErrors.InvalidParameters(
                $"Some index key attributes are not defined in AttributeDefinitions. Keys: [{string.Join(", ", schema.Select(static part => part.AttributeName))}], "
                + $"AttributeDefinitions: {Names(definitions)}");
        }

        if (schema.Select(static part => part.AttributeName).Distinct().Count() != schema.Count)
            throw DynamoDBErrors.Validation("Both the Hash Key and the Range Key element in the KeySchema have the same name");
        if (schema[0].KeyType != KeyType.Hash)
            throw DynamoDBErrors.Validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        var hash = schema.TakeWhile(static part => part.KeyType == KeyType.Hash).ToList();
        var range = schema.Skip(hash.Count).ToList();
        var isPlain = mostRangeParts == 1;
        if ((isPlain && hash.Count > 1) || !range.TrueForAll(static part => part.KeyType == KeyType.Range))
            throw DynamoDBErrors.Validation("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        if (hash.Count > MostPartsOfKey || range.Count > mostRangeParts)
            throw DynamoDBErrors.Validation("Invalid KeySchema: A key has too many attributes");
        return new KeyState { Hash = [.. hash.Select(Attribute)], Range = [.. range.Select(Attribute)] };

        KeyAttribute Attribute(KeySchemaElement part) => new(part.AttributeName, types[part.AttributeName]);
    }

    private static IndexState Index(string name, bool isGlobal, KeyState key, Model.DynamoDB.Projection projection, Func<long> newSpace)
    {
        if (projection.ProjectionType is not { } type) throw DynamoDBErrors.InvalidParameters("Unknown ProjectionType: null");
        if (type != ProjectionType.Include && projection.NonKeyAttributes is not null)
            throw DynamoDBErrors.InvalidParameters($"ProjectionType is {type}, but NonKeyAttributes is specified");
        if (type == ProjectionType.Include && projection.NonKeyAttributes is null)
            throw DynamoDBErrors.InvalidParameters("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
        return new IndexState
        {
            Name = name,
            IsGlobal = isGlobal,
            Space = newSpace(),
            Key = key,
            ProjectionType = type,
            NonKeyAttributes = projection.NonKeyAttributes,
        };
    }

    private static void CheckName(List<IndexState> indexes, string name)
    {
        if (indexes.Count(index => index.Name == name) > 1) throw DynamoDBErrors.InvalidParameters($"Duplicate index name: {name}");
    }

    private static string Names(IReadOnlyList<AttributeDefinition> definitions) =>
        $"[{string.Join(", ", definitions.Select(static definition => definition.AttributeName))}]";
}
