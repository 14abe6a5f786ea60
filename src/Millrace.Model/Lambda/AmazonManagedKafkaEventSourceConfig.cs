using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>How a Kafka cluster of AWS is read.</summary>
[Structure]
public sealed partial record AmazonManagedKafkaEventSourceConfig
{
    /// <summary>The consumer group.</summary>
    [Shape(typeof(URI))]
    public string? ConsumerGroupId { get; init; }

    /// <summary>The registry of schemas.</summary>
    public KafkaSchemaRegistryConfig? SchemaRegistryConfig { get; init; }
}
