using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Deletes a replica.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.DeleteReplicaAction")]
public sealed partial record DeleteReplicaAction
{
    /// <summary>The region.</summary>
    public required string RegionName { get; init; }
}
