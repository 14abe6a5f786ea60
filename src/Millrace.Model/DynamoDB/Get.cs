using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Reads an item.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.Get")]
public sealed partial record Get
{
    /// <summary>The key.</summary>
    [EntryShape(typeof(AttributeName))]
    public required IReadOnlyDictionary<string, AttributeValue> Key { get; init; }

    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableArn))]
    public required string TableName { get; init; }

    /// <summary>Which parts of the items are returned.</summary>
    public string? ProjectionExpression { get; init; }

    /// <summary>What the expressions' names, such as <c>#n</c>, stand for.</summary>
    [EntryShape(typeof(ExpressionAttributeNameVariable), typeof(AttributeName))]
    public IReadOnlyDictionary<string, string>? ExpressionAttributeNames { get; init; }
}
