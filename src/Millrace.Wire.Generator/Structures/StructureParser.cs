using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Wire.Generator;

/// <summary>Turns a declared structure into its model.</summary>
internal static class StructureParser
{
    private const string Utf8Text = "global::Millrace.Wire.Utf8Text";

    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat;

    public static StructureModel Parse(INamedTypeSymbol type)
    {
        var diagnostics = new List<DiagnosticModel>();
        var members = new List<MemberModel>();
        if (!IsPartial(type)) diagnostics.Add(DiagnosticModel.At(type, Diagnostics.NotPartial));
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
        {
            if (property.IsStatic || property.IsImplicitlyDeclared || property.SetMethod is null) continue;
            if (TypeOf(property.Type, isMember: true) is { } shape)
            {
                members.Add(new(
                    property.Name,
                    Attributes.Find(property, "MemberNameAttribute")?.ConstructorArguments[0].Value as string ?? property.Name,
                    property.IsRequired,
                    shape,
                    Constraint(property, "ShapeAttribute", 0),
                    Constraint(property, "ElementShapeAttribute", 0),
                    Constraint(property, "EntryShapeAttribute", 0),
                    Constraint(property, "EntryShapeAttribute", 1),
                    Flat(property)));
            }
            else
            {
                diagnostics.Add(DiagnosticModel.At(property, Diagnostics.UnsupportedType, property.Type.ToDisplayString()));
            }
        }

        return new(type.ContainingNamespace.ToDisplayString(), type.Name, type.IsValueType, new(members), new(diagnostics));
    }

    private static bool IsPartial(INamedTypeSymbol type) =>
        type.ContainingType is null
        && type.DeclaringSyntaxReferences.All(r => r.GetSyntax() is TypeDeclarationSyntax t && t.Modifiers.Any(m => m.Text == "partial"));

    /// <summary>A member's value type must be nullable, because a member may be left out; an element's must not.</summary>
    private static TypeModel? TypeOf(ITypeSymbol type, bool isMember)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return isMember && TypeOf(nullable.TypeArguments[0], isMember: false) is { Kind: not ShapeKind.Structure } inner ? inner : null;
        }

        // A text says by itself whether it was left out.
        if (isMember && type.ToDisplayString(Qualified) == Utf8Text) return new(ShapeKind.Text, Utf8Text, true);
        if (type.IsValueType && isMember) return null;
        var name = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(Qualified);
        switch (type.SpecialType)
        {
            case SpecialType.System_String: return new(ShapeKind.String, name, false);
            case SpecialType.System_Int32: return new(ShapeKind.Integer, name, true);
            case SpecialType.System_Int64: return new(ShapeKind.Long, name, true);
            case SpecialType.System_Double: return new(ShapeKind.Double, name, true);
            case SpecialType.System_Boolean: return new(ShapeKind.Boolean, name, true);
        }

        if (type is not INamedTypeSymbol named) return null;
        switch (name)
        {
            case "global::System.DateTimeOffset": return new(ShapeKind.Timestamp, name, true);
            case "global::System.ReadOnlyMemory<byte>": return new(ShapeKind.Blob, name, true);
        }

        if (Attributes.Find(named, "StructureAttribute") is { } structure)
        {
            return new(ShapeKind.Structure, name, type.IsValueType, null, Attributes.Named(structure, "JavaName") as string ?? named.Name);
        }

        if (WritesItself(named)) return new(ShapeKind.Structure, name, type.IsValueType, null, named.Name);

        switch (named.OriginalDefinition.ToDisplayString(Qualified))
        {
            case "global::System.Collections.Generic.IReadOnlyList<T>" when TypeOf(named.TypeArguments[0], false) is { } element:
                return new(ShapeKind.List, $"global::System.Collections.Generic.IReadOnlyList<{element.Name}>", false, element);
            case "global::System.Collections.Generic.IReadOnlyDictionary<TKey, TValue>"
                when named.TypeArguments[0].SpecialType == SpecialType.System_String && TypeOf(named.TypeArguments[1], false) is { } value:
                return new(ShapeKind.Map, $"global::System.Collections.Generic.IReadOnlyDictionary<string, {value.Name}>", false, value);
        }

        return null;
    }

    /// <summary>A structure whose reader, writer and validation stand in its own source.</summary>
    private static bool WritesItself(INamedTypeSymbol type) => type.Interfaces.Any(
        i => i.Name == "IShape" && Attributes.IsWire(i.ContainingNamespace) && SymbolEqualityComparer.Default.Equals(i.TypeArguments[0], type));

    private static string? Flat(IPropertySymbol property)
    {
        if (Attributes.Find(property, "FlattenedAttribute") is not { } flat) return null;
        var names = new[] { flat.ConstructorArguments[0].Value, Attributes.Named(flat, "Key") ?? "key", Attributes.Named(flat, "Value") ?? "value" };
        return string.Join(", ", names.Select(static name => Literal.Of(name as string)));
    }

    private static ConstraintModel? Constraint(IPropertySymbol property, string attribute, int argument)
    {
        if (Attributes.Find(property, attribute)?.ConstructorArguments[argument].Value is not INamedTypeSymbol shape) return null;
        if (Attributes.Find(shape, "SimpleShapeAttribute") is not { } simple) return null;
        var values = simple.NamedArguments.FirstOrDefault(a => a.Key == "Enum").Value;
        return new(
            shape.ToDisplayString(Qualified),
            Attributes.Named(simple, "Min") as long?,
            Attributes.Named(simple, "Max") as long?,
            Attributes.Named(simple, "Pattern") as string,
            new(values.IsNull || values.Kind != TypedConstantKind.Array ? [] : values.Values.Select(v => (string)v.Value!)),
            Attributes.Named(simple, "ExemptPrefix") as string,
            Attributes.Named(simple, "IsAlone") is true);
    }
}
