using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>What is validated by a schema.</summary>
[Structure]
public sealed partial record KafkaSchemaValidationConfig
{
    /// <summary>One of <see cref="KafkaSchemaValidationAttribute"/>.</summary>
    [Shape(typeof(KafkaSchemaValidationAttribute))]
    public string? Attribute { get; init; }
}
