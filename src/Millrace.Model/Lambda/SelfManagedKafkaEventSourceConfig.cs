using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How a Kafka cluster of one's own is read.</summary>
[Structure]
public sealed partial record SelfManagedKafkaEventSourceConfig
{
    /// <summary>The consumer group.</summary>
    [Shape(typeof(URI))]
    public string? ConsumerGroupId { get; init; }

    /// <summary>The registry of schemas.</summary>
    public KafkaSchemaRegistryConfig? SchemaRegistryConfig { get; init; }
}
