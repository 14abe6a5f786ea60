using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A replica's own limit on demand.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.OnDemandThroughputOverride")]
public sealed partial record OnDemandThroughputOverride
{
    /// <summary>The most read units a second, -1 for no limit.</summary>
    public long? MaxReadRequestUnits { get; init; }
}
