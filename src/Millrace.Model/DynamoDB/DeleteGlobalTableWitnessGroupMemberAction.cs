using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Deletes a witness.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.DeleteGlobalTableWitnessGroupMemberAction")]
public sealed partial record DeleteGlobalTableWitnessGroupMemberAction
{
    /// <summary>The region.</summary>
    public required string RegionName { get; init; }
}
