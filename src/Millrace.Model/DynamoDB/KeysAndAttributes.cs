using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Items to read of one table.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.KeysAndAttributes")]
public sealed partial record KeysAndAttributes
{
    /// <summary>The keys of the items, 1 to 100.</summary>
    public required IReadOnlyList<IReadOnlyDictionary<string, AttributeValue>> Keys { get; init; }

    /// <summary>Legacy: the attributes to return.</summary>
    [Shape(typeof(AttributeNameList))]
    [ElementShape(typeof(AttributeName))]
    public IReadOnlyList<string>? AttributesToGet { get; init; }

    /// <summary>Whether the read sees every write that was acknowledged before.</summary>
    public bool? ConsistentRead { get; init; }

    /// <summary>Which parts of the items are returned.</summary>
    public string? ProjectionExpression { get; init; }

    /// <summary>What the expressions' names, such as <c>#n</c>, stand for.</summary>
    [EntryShape(typeof(ExpressionAttributeNameVariable), typeof(AttributeName))]
    public IReadOnlyDictionary<string, string>? ExpressionAttributeNames { get; init; }
}
