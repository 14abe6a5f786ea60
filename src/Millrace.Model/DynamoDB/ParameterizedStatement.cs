using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A statement of a transaction.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ParameterizedStatement")]
public sealed partial record ParameterizedStatement
{
    /// <summary>The statement, 1 to 8192 characters.</summary>
    [Shape(typeof(PartiQLStatement))]
    public required string Statement { get; init; }

    /// <summary>What the statement's question marks stand for, in their order.</summary>
    [Shape(typeof(PreparedStatementParameters))]
    public IReadOnlyList<AttributeValue>? Parameters { get; init; }

    /// <summary>Whether to return the item when the condition fails; one of <see cref="ReturnValuesOnConditionCheckFailure"/>.</summary>
    [Shape(typeof(ReturnValuesOnConditionCheckFailure))]
    public string? ReturnValuesOnConditionCheckFailure { get; init; }
}
