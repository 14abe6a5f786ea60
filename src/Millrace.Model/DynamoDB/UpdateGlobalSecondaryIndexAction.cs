using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Changes an index's throughput.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.UpdateGlobalSecondaryIndexAction")]
public sealed partial record UpdateGlobalSecondaryIndexAction
{
    /// <summary>The index's name, 3 to 255 characters of <c>[a-zA-Z0-9_.-]</c>.</summary>
    [Shape(typeof(IndexName))]
    public required string IndexName { get; init; }

    /// <summary>The units a second of a provisioned table.</summary>
    public ProvisionedThroughput? ProvisionedThroughput { get; init; }

    /// <summary>The most units a second on demand.</summary>
    public OnDemandThroughput? OnDemandThroughput { get; init; }

    /// <summary>The throughput that it is ready for at once.</summary>
    public WarmThroughput? WarmThroughput { get; init; }
}
