using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>What came of a statement of a batch.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.BatchStatementResponse")]
public sealed partial record BatchStatementResponse
{
    /// <summary>What went wrong.</summary>
    public BatchStatementError? Error { get; init; }

    /// <summary>The table's name or ARN.</summary>
    [Shape(typeof(TableName))]
    public string? TableName { get; init; }

    /// <summary>The item.</summary>
    [EntryShape(typeof(AttributeName))]
    public IReadOnlyDictionary<string, AttributeValue>? Item { get; init; }
}
