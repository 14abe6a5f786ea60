using Microsoft.CodeAnalysis;

namespace Millrace.Wire.Generator;

/// <summary>Writes how a REST service is asked for an operation, from the attributes of its shapes.</summary>
internal static class HttpSource
{
    private const string Binding = "global::Millrace.Wire.HttpBinding";
    private const string Location = "global::Millrace.Wire.MemberLocation";
    private const string Member = "global::Millrace.Wire.MemberBinding";

    /// <summary>The expression that makes the binding, or null for an operation of another protocol.</summary>
    public static string? Of(INamedTypeSymbol request, ITypeSymbol response)
    {
        if (Attributes.Find(request, "HttpAttribute") is not { } http) return null;
        var status = Attributes.Named(http, "Status") as int? ?? 200;
        var maxBody = Attributes.Named(http, "MaxBodyBytes") as int? ?? 0;
        return $"new {Binding}({Literal.Of((string)http.ConstructorArguments[0].Value!)}, {Literal.Of((string)http.ConstructorArguments[1].Value!)}, "
            + $"{status}, {maxBody}, [{Members(request)}], [{Members(response)}])";
    }

    private static string Members(ITypeSymbol type) => string.Join(
        ", ",
        type.GetMembers().OfType<IPropertySymbol>().Select(MemberOf).Where(static member => member is not null));

    private static string? MemberOf(IPropertySymbol property)
    {
        var wireName = Attributes.Find(property, "MemberNameAttribute")?.ConstructorArguments[0].Value as string ?? property.Name;
        if (Attributes.Find(property, "InPathAttribute") is not null) return Of(wireName, "Path", wireName);
        if (Attributes.Find(property, "InQueryAttribute") is { } query) return Of(wireName, "Query", (string)query.ConstructorArguments[0].Value!);
        if (Attributes.Find(property, "InHeaderAttribute") is { } header) return Of(wireName, "Header", (string)header.ConstructorArguments[0].Value!);
        if (Attributes.Find(property, "InStatusAttribute") is not null) return Of(wireName, "Status", wireName);
        return Attributes.Find(property, "PayloadAttribute") is not null ? Of(wireName, "Payload", wireName) : null;
    }

    private static string Of(string member, string location, string name) =>
        $"new {Member}({Literal.Of(member)}, {Location}.{location}, {Literal.Of(name)})";
}
