using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How a registry of schemas is reached.</summary>
[Structure]
public sealed partial record KafkaSchemaRegistryAccessConfig
{
    /// <summary>What kind it is.</summary>
    [Shape(typeof(KafkaSchemaRegistryAuthType))]
    public string? Type { get; init; }

    /// <summary>What it is reached with.</summary>
    [Shape(typeof(Arn))]
    public string? URI { get; init; }
}
