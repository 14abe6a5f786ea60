using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>What went wrong with a statement of a batch.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.BatchStatementError")]
public sealed partial record BatchStatementError
{
    /// <summary>What went wrong; one of <see cref="BatchStatementErrorCodeEnum"/>.</summary>
    [Shape(typeof(BatchStatementErrorCodeEnum))]
    public string? Code { get; init; }

    /// <summary>A text for people.</summary>
    public string? Message { get; init; }

    /// <summary>The item.</summary>
    [EntryShape(typeof(AttributeName))]
    public IReadOnlyDictionary<string, AttributeValue>? Item { get; init; }
}
