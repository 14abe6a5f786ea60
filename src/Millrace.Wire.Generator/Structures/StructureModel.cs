namespace Millrace.Wire.Generator;

/// <summary>What a value is on the wire.</summary>
internal enum ShapeKind
{
    String,
    Text,
    Integer,
    Long,
    Double,
    Boolean,
    Timestamp,
    Blob,
    Structure,
    List,
    Map,
}

/// <summary>A declared structure.</summary>
internal sealed record StructureModel(
    string Namespace,
    string Name,
    bool IsStruct,
    EquatableArray<MemberModel> Members,
    EquatableArray<DiagnosticModel> Diagnostics);

/// <summary>A member of a structure: its property, its name on the wire and the constraints of the shapes that it names.</summary>
internal sealed record MemberModel(
    string Name,
    string WireName,
    bool IsRequired,
    TypeModel Type,
    ConstraintModel? Own,
    ConstraintModel? Element,
    ConstraintModel? Key,
    ConstraintModel? Value,
    string? Flat)
{
    /// <summary>The member as a violation's path shows it.</summary>
    public string PathName => char.ToLowerInvariant(WireName[0]) + WireName.Substring(1);

    /// <summary>The expression of the query protocol's names of a flattened member.</summary>
    public string FlatName => $"new global::Millrace.Wire.FlatName({Flat})";

    /// <summary>The variable that holds the member's value in generated code.</summary>
    public string Variable => PathName + "Value";
}

/// <summary>The type of a value.</summary>
/// <param name="Kind">What it is on the wire.</param>
/// <param name="Name">The C# type without a nullable mark, fully qualified.</param>
/// <param name="IsValueType">A C# value type.</param>
/// <param name="Element">The elements of a list, the values of a map.</param>
/// <param name="JavaName">What AWS prints in front of a structure's hash.</param>
internal sealed record TypeModel(ShapeKind Kind, string Name, bool IsValueType, TypeModel? Element = null, string? JavaName = null)
{
    /// <summary>The C# type of a variable that has a value or none.</summary>
    public string Optional => Kind == ShapeKind.Text ? Name : Name + "?";

    /// <summary>A pattern that a value matches which is there, and not one that was left out.</summary>
    public string IsThere => Kind == ShapeKind.Text ? "{ IsAbsent: false }" : "{ }";

    /// <summary>A structure, or holds some.</summary>
    public bool HoldsStructures => Kind == ShapeKind.Structure || Element is { HoldsStructures: true };
}

/// <summary>The constraints of a simple shape.</summary>
/// <param name="Shape">The class that carries them.</param>
/// <param name="Min">The least length or value.</param>
/// <param name="Max">The largest length or value.</param>
/// <param name="Pattern">The pattern as AWS prints it.</param>
/// <param name="Enum">The legal values.</param>
/// <param name="ExemptPrefix">Strings that begin so are not held to them.</param>
/// <param name="IsAlone">A violation ends the validation of its structure.</param>
internal sealed record ConstraintModel(
    string Shape, long? Min, long? Max, string? Pattern, EquatableArray<string> Enum, string? ExemptPrefix, bool IsAlone)
{
    /// <summary>Nothing to check.</summary>
    public bool IsEmpty => Min is null && Max is null && Pattern is null && Enum.Count == 0;

    /// <summary>The values of the enum as a pattern of C#.</summary>
    public string EnumPattern => string.Join(" or ", Enum.Select(Literal.Of));
}
