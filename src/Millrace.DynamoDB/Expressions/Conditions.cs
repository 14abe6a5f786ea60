namespace Millrace.DynamoDB.Expressions;

/// <summary>What must hold of an item.</summary>
internal abstract record ConditionNode;

internal sealed record AndNode(ConditionNode Left, ConditionNode Right) : ConditionNode;

internal sealed record OrNode(ConditionNode Left, ConditionNode Right) : ConditionNode;

internal sealed record NotNode(ConditionNode Inner) : ConditionNode;

/// <summary>A comparison by <c>= &lt;&gt; &lt; &lt;= &gt; &gt;=</c>.</summary>
internal sealed record ComparisonNode(string Operator, Operand Left, Operand Right) : ConditionNode;

internal sealed record BetweenNode(Operand Value, Operand Lower, Operand Upper) : ConditionNode;

internal sealed record InNode(Operand Value, IReadOnlyList<Operand> Candidates) : ConditionNode;

/// <summary><c>attribute_exists</c>, or its opposite.</summary>
internal sealed record ExistsNode(DocumentPath Path, bool IsThere) : ConditionNode;

internal sealed record AttributeTypeNode(Operand Value, string Type) : ConditionNode;

internal sealed record BeginsWithNode(Operand Value, Operand Prefix) : ConditionNode;

internal sealed record ContainsNode(Operand Value, Operand Part) : ConditionNode;
