using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A change to the witness: one of its members.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.GlobalTableWitnessGroupUpdate")]
public sealed partial record GlobalTableWitnessGroupUpdate
{
    /// <summary>What to make.</summary>
    public CreateGlobalTableWitnessGroupMemberAction? Create { get; init; }

    /// <summary>What to delete.</summary>
    public DeleteGlobalTableWitnessGroupMemberAction? Delete { get; init; }
}
