using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Deletes an index.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.DeleteGlobalSecondaryIndexAction")]
public sealed partial record DeleteGlobalSecondaryIndexAction
{
    /// <summary>The index's name, 3 to 255 characters of <c>[a-zA-Z0-9_.-]</c>.</summary>
    [Shape(typeof(IndexName))]
    public required string IndexName { get; init; }
}
