namespace Millrace.Kcl.MultiLang.Properties;

/// <summary>What the value of a property is.</summary>
internal enum PropertyKind
{
    Text,

    /// <summary>A whole number of 0 or more.</summary>
    Count,

    /// <summary>A number with decimals, of 0 or more.</summary>
    Number,

    /// <summary>true, yes, y, on, 1 or their opposites, in any case.</summary>
    Switch,

    /// <summary>An absolute URI with http or https.</summary>
    Endpoint,

    /// <summary>One of some words, in any case.</summary>
    Choice,

    /// <summary>ISO 8601, like P1D.</summary>
    Duration,
}

/// <summary>A property that the Java daemon knows.</summary>
/// <param name="Name">The name, whose case matters.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="HasEffect">Whether this daemon does something with it; else it is checked, told once and left.</param>
/// <param name="Choices">The words of a <see cref="PropertyKind.Choice"/>.</param>
internal sealed record KnownProperty(string Name, PropertyKind Kind, bool HasEffect, params IReadOnlyList<string> Choices);
