namespace Millrace.Wire;

/// <summary>
/// Declares a named simple shape of a service model once: the constraints of a string, number, blob, list or map.
/// A structure's member refers to it with <see cref="ShapeAttribute"/>.
/// </summary>
/// <remarks>
/// <para><see cref="Min"/> and <see cref="Max"/> bound what AWS bounds for the member's type: characters of a string, bytes of a
/// blob, entries of a list or map, the value of a number (facts/kinesis.md 2.2).</para>
/// <para>A class that states a <see cref="Pattern"/> also declares
/// <c>[GeneratedRegex("^(?:" + Text + ")\\z")] internal static partial Regex Matcher();</c>, which must match whole values.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SimpleShapeAttribute : Attribute
{
    /// <summary>Smallest legal length or value; left out when the model states none.</summary>
    public long Min { get; init; }

    /// <summary>Largest legal length or value; left out when the model states none.</summary>
    public long Max { get; init; }

    /// <summary>The pattern as AWS prints it in a violation.</summary>
    public string? Pattern { get; init; }

    /// <summary>The legal values in the order in which AWS prints them.</summary>
    public string[]? Enum { get; init; }

    /// <summary>A member's string that begins so is not held to the constraints: the service itself checks it.</summary>
    public string? ExemptPrefix { get; init; }

    /// <summary>A member that breaks a constraint is the last of its structure that is looked at.</summary>
    public bool IsAlone { get; init; }
}
