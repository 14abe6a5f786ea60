using Millrace.Wire;

namespace Millrace.Model.DynamoDBStreams;

/// <summary>Who made a change that nobody called for.</summary>
[Structure]
public sealed partial record Identity
{
    /// <summary>The service's name.</summary>
    public string? PrincipalId { get; init; }

    /// <summary>What kind of principal it is.</summary>
    public string? Type { get; init; }
}
