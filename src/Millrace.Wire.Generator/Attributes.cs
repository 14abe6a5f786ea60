using Microsoft.CodeAnalysis;

namespace Millrace.Wire.Generator;

/// <summary>Looks up the attributes of <c>Millrace.Wire</c>.</summary>
internal static class Attributes
{
    public static AttributeData? Find(ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass is { } c && c.Name == name && IsWire(c.ContainingNamespace));

    public static object? Named(AttributeData attribute, string name)
    {
        var value = attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value;
        return value.Kind == TypedConstantKind.Array ? null : value.Value;
    }

    public static bool IsWire(INamespaceSymbol? space) =>
        space is { Name: "Wire", ContainingNamespace: { Name: "Millrace", ContainingNamespace.IsGlobalNamespace: true } };
}
