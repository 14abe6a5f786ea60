namespace Millrace.Wire;

/// <summary>
/// Marks a partial record (class or readonly struct) as a structure of a service model. Its reader, writer and validation
/// (<see cref="IShape{TSelf}"/>) are made at compile time from its properties.
/// </summary>
/// <remarks>
/// <para>The order of the properties is the order in which AWS reports violations. A <c>required</c> property is one that the model
/// requires; since a client may still leave it out, it is only sure to be there after validation.</para>
/// <para>Types: <c>string</c>, <see cref="Utf8Text"/> (a string of which there are many), <c>int?</c>, <c>long?</c>, <c>double?</c>, <c>bool?</c>, <c>DateTimeOffset?</c> (timestamp),
/// <c>ReadOnlyMemory&lt;byte&gt;?</c> (blob), <c>IReadOnlyList&lt;T&gt;</c>, <c>IReadOnlyDictionary&lt;string, T&gt;</c>, another structure, or a type that
/// implements <see cref="IShape{TSelf}"/> itself.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class StructureAttribute : Attribute
{
    /// <summary>
    /// What AWS prints in front of <c>@hash</c> when a violation shows an element of this type, e.g.
    /// <c>com.amazonaws.kinesis.v20131202.PutRecordsRequestEntry</c>.
    /// </summary>
    public string? JavaName { get; init; }
}
