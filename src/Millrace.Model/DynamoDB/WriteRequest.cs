using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A change of a batch: one of its members.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.WriteRequest")]
public sealed partial record WriteRequest
{
    /// <summary>An item to write.</summary>
    public PutRequest? PutRequest { get; init; }

    /// <summary>An item to delete.</summary>
    public DeleteRequest? DeleteRequest { get; init; }
}
