using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A registry of schemas.</summary>
[Structure]
public sealed partial record KafkaSchemaRegistryConfig
{
    /// <summary>The registry.</summary>
    [Shape(typeof(SchemaRegistryUri))]
    public string? SchemaRegistryURI { get; init; }

    /// <summary>One of <see cref="SchemaRegistryEventRecordFormat"/>.</summary>
    [Shape(typeof(SchemaRegistryEventRecordFormat))]
    public string? EventRecordFormat { get; init; }

    /// <summary>How the registry is reached.</summary>
    public IReadOnlyList<KafkaSchemaRegistryAccessConfig>? AccessConfigs { get; init; }

    /// <summary>What is validated.</summary>
    public IReadOnlyList<KafkaSchemaValidationConfig>? SchemaValidationConfigs { get; init; }
}
