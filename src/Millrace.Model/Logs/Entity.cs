using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>What events are about.</summary>
[Structure]
public sealed partial record Entity
{
    /// <summary>What tells the entity from others.</summary>
    [Shape(typeof(EntityKeyAttributes))]
    [EntryShape(typeof(EntityKeyAttributesKey), typeof(EntityKeyAttributesValue))]
    [MemberName("keyAttributes")]
    public IReadOnlyDictionary<string, string>? KeyAttributes { get; init; }

    /// <summary>More about it.</summary>
    [Shape(typeof(EntityAttributes))]
    [EntryShape(typeof(EntityAttributesKey), typeof(EntityAttributesValue))]
    [MemberName("attributes")]
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}
