using Millrace.DynamoDB.Expressions;
using Millrace.DynamoDB.Tables;

namespace Millrace.DynamoDB.Reading;

/// <summary>What Query and Scan ask of the items that they read.</summary>
internal sealed record PageRequest
{
    public required string? IndexName { get; init; }

    public required string? Select { get; init; }

    public required ItemProjection? Projection { get; init; }

    public required ConditionNode? Filter { get; init; }

    public required int? Limit { get; init; }

    public required bool IsConsistent { get; init; }

    /// <summary>The attributes that are returned, whole or in part; null for all that there are.</summary>
    public ItemProjection? Shown => Select == Model.DynamoDB.Select.Count ? null : Projection;

    /// <summary>Checks what can be checked without the table.</summary>
    public void Check(bool isGivenByExpression)
    {
        if (Select == Model.DynamoDB.Select.AllProjectedAttributes && IndexName is null)
            throw DynamoDBErrors.InvalidParameters("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        if (Select == Model.DynamoDB.Select.SpecificAttributes && Projection is null)
        {
            throw DynamoDBErrors.InvalidParameters(
                "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
        }

        if (Projection is not null && Select is not (null or Model.DynamoDB.Select.SpecificAttributes))
        {
            throw DynamoDBErrors.InvalidParameters(
                $"Cannot specify the {(isGivenByExpression ? "ProjectionExpression" : "AttributesToGet")} when choosing to get {Select}");
        }
    }

    /// <summary>The index that is read; null for the table itself.</summary>
    public IndexState? FindIndex(Table table)
    {
        if (IndexName is null) return null;
        var index = table.State.FindIndex(IndexName) ?? throw DynamoDBErrors.Validation($"The table does not have the specified index: {IndexName}");
        if (!index.IsGlobal) return index;
        if (IsConsistent) throw DynamoDBErrors.Validation("Consistent reads are not supported on global secondary indexes");
        if (index.ProjectsAll()) return index;
        if (Select == Model.DynamoDB.Select.AllAttributes)
        {
            throw DynamoDBErrors.InvalidParameters(
                $"Select type ALL_ATTRIBUTES is not supported for global secondary index {index.Name} because its projection type is not ALL");
        }

        var unprojected = Unprojected(table, index).ToList();
        return unprojected.Count == 0
            ? index
            : throw DynamoDBErrors.InvalidParameters($"Global secondary index {index.Name} does not project [{string.Join(", ", unprojected)}]");
    }

    /// <summary>Whether a local index must be helped out by the table: it lacks attributes that are asked for.</summary>
    public bool NeedsTable(Table table, IndexState? index) => index is { IsGlobal: false } && !index.ProjectsAll()
        && (Select == Model.DynamoDB.Select.AllAttributes || Unprojected(table, index).Any());

    private IEnumerable<string> Unprojected(Table table, IndexState index) => (Projection?.Paths ?? [])
        .Select(static path => path.Attribute)
        .Distinct()
        .Where(name => !table.State.Key.Has(name) && !index.Key.Has(name) && index.NonKeyAttributes?.Contains(name) is not true);
}
