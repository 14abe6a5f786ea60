using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Deletes an item.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.Delete")]
public sealed partial record Delete
{
    /// <summary>The key.</summary>
    [EntryShape(typeof(AttributeName))]
    public required IReadOnlyDictionary<string, AttributeValue> Key { get; init; }

    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public required string TableName { get; init; }

    /// <summary>What must hold of the item.</summary>
    public string? ConditionExpression { get; init; }

    /// <summary>What the expressions' names, such as <c>#n</c>, stand for.</summary>
    [EntryShape(typeof(ExpressionAttributeNameVariable), typeof(AttributeName))]
    public IReadOnlyDictionary<string, string>? ExpressionAttributeNames { get; init; }

    /// <summary>What the expressions' values, such as <c>:v</c>, stand for.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? ExpressionAttributeValues { get; init; }

    /// <summary>Whether to return the item when the condition fails; one of <see cref="ReturnValuesOnConditionCheckFailure"/>.</summary>
    [Shape(typeof(ReturnValuesOnConditionCheckFailure))]
    public string? ReturnValuesOnConditionCheckFailure { get; init; }
}
