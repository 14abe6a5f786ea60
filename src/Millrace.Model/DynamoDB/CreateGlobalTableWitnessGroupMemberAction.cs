using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Makes a witness.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.CreateGlobalTableWitnessGroupMemberAction")]
public sealed partial record CreateGlobalTableWitnessGroupMemberAction
{
    /// <summary>The region.</summary>
    public required string RegionName { get; init; }
}
