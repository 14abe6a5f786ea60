using Millrace.DynamoDB.Expressions;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.PartiQL;

/// <summary>A statement.</summary>
/// <param name="Table">The table as the statement names it.</param>
/// <param name="Where">What must hold of an item; null for nothing.</param>
internal abstract record Statement(string Table, ConditionNode? Where)
{
    /// <summary>Whether it writes.</summary>
    public abstract bool IsWrite { get; }
}

/// <summary><c>SELECT</c>.</summary>
/// <param name="Table">The table.</param>
/// <param name="Index">The index; null for the table itself.</param>
/// <param name="Paths">What is selected; null for all.</param>
/// <param name="Where">What must hold of an item.</param>
/// <param name="OrderBy">The attributes that it is ordered by.</param>
/// <param name="IsDescending">Whether the order is turned round.</param>
internal sealed record SelectStatement(
    string Table, string? Index, IReadOnlyList<DocumentPath>? Paths, ConditionNode? Where, IReadOnlyList<string> OrderBy, bool IsDescending) : Statement(Table, Where)
{
    public override bool IsWrite => false;
}

/// <summary><c>INSERT</c>.</summary>
internal sealed record InsertStatement(string Table, IReadOnlyDictionary<string, AttributeValue> Item) : Statement(Table, null)
{
    public override bool IsWrite => true;
}

/// <summary><c>UPDATE</c>.</summary>
internal sealed record UpdateStatement(string Table, IReadOnlyList<UpdateAction> Actions, ConditionNode? Where, Returning? Returning) : Statement(Table, Where)
{
    public override bool IsWrite => true;
}

/// <summary><c>DELETE</c>.</summary>
internal sealed record DeleteStatement(string Table, ConditionNode? Where, Returning? Returning) : Statement(Table, Where)
{
    public override bool IsWrite => true;
}

/// <summary><c>EXISTS</c>: a condition of a transaction.</summary>
internal sealed record ExistsStatement(string Table, ConditionNode? Where) : Statement(Table, Where)
{
    public override bool IsWrite => true;
}

/// <summary>What a write returns.</summary>
/// <param name="IsAll">The whole item, or what was modified.</param>
/// <param name="IsNew">As it is, or as it was.</param>
internal sealed record Returning(bool IsAll, bool IsNew)
{
    public override string ToString() => $"RETURNING {(IsAll ? "ALL" : "MODIFIED")} {(IsNew ? "NEW" : "OLD")} *";
}
