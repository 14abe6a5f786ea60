using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A replica of a global table.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.Replica")]
public sealed partial record Replica
{
    /// <summary>The region.</summary>
    public string? RegionName { get; init; }
}
