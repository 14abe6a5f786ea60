using System.Text.RegularExpressions;

namespace Millrace.Wire.Tests;

/// <summary>A structure with a name that is told alone and with structures that write themselves.</summary>
[Structure]
public sealed partial record Crate
{
    [Shape(typeof(CrateName))]
    public string? Name { get; init; }

    [Shape(typeof(Color))]
    public string? Color { get; init; }

    public CrateMark? Mark { get; init; }

    public IReadOnlyList<CrateMark>? Marks { get; init; }
}

/// <summary>A structure that writes itself.</summary>
public sealed class CrateMark : IShape<CrateMark>
{
    public static CrateMark? Read<TReader>(ref TReader reader)
        where TReader : IShapeReader, allows ref struct
    {
        reader.Skip();
        return new CrateMark();
    }

    public void Write<TWriter>(ref TWriter writer)
        where TWriter : IShapeWriter, allows ref struct => writer.WriteString("x");

    public void Validate(ConstraintCheck check) => check.Violate("own", "x", Constraint.NotNull);
}

[SimpleShape(Min = 1, Pattern = Text, ExemptPrefix = "urn:", IsAlone = true)]
internal static partial class CrateName
{
    private const string Text = "[a-z]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
