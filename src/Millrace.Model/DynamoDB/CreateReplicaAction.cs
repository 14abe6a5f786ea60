using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Makes a replica.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.CreateReplicaAction")]
public sealed partial record CreateReplicaAction
{
    /// <summary>The region.</summary>
    public required string RegionName { get; init; }
}
