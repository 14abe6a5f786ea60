namespace Millrace.Wire;

/// <summary>AWS's texts for the constraints of a shape (facts/kinesis.md 2.2).</summary>
public static class Constraint
{
    /// <summary>A required member is missing, or an element is null.</summary>
    public const string NotNull = "Member must not be null";

    /// <summary>A number is too small.</summary>
    public static string MinValue(long least) => $"Member must have value greater than or equal to {least}";

    /// <summary>A number is too large.</summary>
    public static string MaxValue(long most) => $"Member must have value less than or equal to {most}";

    /// <summary>A string, blob, list or map is too short.</summary>
    public static string MinLength(long least) => $"Member must have length greater than or equal to {least}";

    /// <summary>A string, blob, list or map is too long.</summary>
    public static string MaxLength(long most) => $"Member must have length less than or equal to {most}";

    /// <summary>A string does not match.</summary>
    public static string Pattern(string pattern) => $"Member must satisfy regular expression pattern: {pattern}";

    /// <summary>A string is not one of a set.</summary>
    /// <param name="values">The set in AWS's order, joined by a comma and a blank.</param>
    public static string Enum(string values) => $"Member must satisfy enum value set: [{values}]";

    /// <summary>An element of a list breaks one of these.</summary>
    public static string Elements(params ReadOnlySpan<string?> constraints) => $"Member must satisfy constraint: [{string.Join(", ", constraints)}]";

    /// <summary>A key of a map breaks one of these.</summary>
    public static string Keys(params ReadOnlySpan<string?> constraints) => $"Map keys must satisfy constraint: [{string.Join(", ", constraints)}]";

    /// <summary>A value of a map breaks one of these.</summary>
    public static string Values(params ReadOnlySpan<string?> constraints) => $"Map value must satisfy constraint: [{string.Join(", ", constraints)}]";
}
