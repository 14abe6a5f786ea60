using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The most units a second on demand.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.OnDemandThroughput")]
public sealed partial record OnDemandThroughput
{
    /// <summary>The most read units a second, -1 for no limit.</summary>
    public long? MaxReadRequestUnits { get; init; }

    /// <summary>The most write units a second, -1 for no limit.</summary>
    public long? MaxWriteRequestUnits { get; init; }
}
