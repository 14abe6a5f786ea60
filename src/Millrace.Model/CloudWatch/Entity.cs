using Millrace.Wire;

namespace Millrace.Model.CloudWatch;

/// <summary>What values are about.</summary>
[Structure]
public sealed partial record Entity
{
    /// <summary>What tells the entity from others.</summary>
    [Shape(typeof(EntityKeyAttributesMap))]
    [EntryShape(typeof(EntityKeyAttributesMapKeyString), typeof(EntityKeyAttributesMapValueString))]
    public IReadOnlyDictionary<string, string>? KeyAttributes { get; init; }

    /// <summary>More about it.</summary>
    [Shape(typeof(EntityAttributesMap))]
    [EntryShape(typeof(EntityAttributesMapKeyString), typeof(EntityAttributesMapValueString))]
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}
