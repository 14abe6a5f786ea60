using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A read of a transaction.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.TransactGetItem")]
public sealed partial record TransactGetItem
{
    /// <summary>Reads an item.</summary>
    public required Get Get { get; init; }
}
