using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Where the service is.</summary>
[Structure(JavaName = "com.amazonaws.dynamodb.v20120810.Endpoint")]
public sealed partial record Endpoint
{
    /// <summary>The endpoint's host.</summary>
    public required string Address { get; init; }

    /// <summary>How long the endpoint may be remembered, in minutes.</summary>
    public required long? CachePeriodInMinutes { get; init; }
}
