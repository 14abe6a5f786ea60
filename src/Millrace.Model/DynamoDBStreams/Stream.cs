using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.Model.DynamoDBStreams;

/// <summary>A stream in a list.</summary>
[Structure]
public sealed partial record Stream
{
    /// <summary>The stream's ARN.</summary>
    [Shape(typeof(StreamArn))]
    public string? StreamArn { get; init; }

    /// <summary>The table.</summary>
    [Shape(typeof(TableName))]
    public string? TableName { get; init; }

    /// <summary>The moment that tells a table's streams apart.</summary>
    public string? StreamLabel { get; init; }
}
