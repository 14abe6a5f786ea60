using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A change to the replicas: one of its members.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ReplicaUpdate")]
public sealed partial record ReplicaUpdate
{
    /// <summary>What to make.</summary>
    public CreateReplicaAction? Create { get; init; }

    /// <summary>What to delete.</summary>
    public DeleteReplicaAction? Delete { get; init; }
}
