using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A change to the replicas: one of its members.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.ReplicationGroupUpdate")]
public sealed partial record ReplicationGroupUpdate
{
    /// <summary>What to make.</summary>
    public CreateReplicationGroupMemberAction? Create { get; init; }

    /// <summary>What to change.</summary>
    public UpdateReplicationGroupMemberAction? Update { get; init; }

    /// <summary>What to delete.</summary>
    public DeleteReplicationGroupMemberAction? Delete { get; init; }
}
