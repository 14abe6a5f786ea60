using Microsoft.CodeAnalysis;

namespace Millrace.Wire.Generator;

/// <summary>A service's class with its operations.</summary>
internal sealed record ServiceModel(
    string Namespace, string Name, string FullName, EquatableArray<OperationModel> Operations, EquatableArray<DiagnosticModel> Diagnostics);

/// <summary>An operation as its request declares it; one with an event type answers with a stream of <see cref="Response"/>.</summary>
internal sealed record OperationModel(
    string Name, string Request, string Response, string? EventType, string? Bytes, bool HasOutput, string Resource, bool ReadOnly, bool IsUnsigned, string? Action, string? Http)
{
    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat;

    /// <summary>The service that a request's operation belongs to, or null when the type is no request.</summary>
    public static INamedTypeSymbol? ServiceOf(INamedTypeSymbol request) =>
        Attributes.Find(request, "OperationAttribute")?.ConstructorArguments[0].Value as INamedTypeSymbol;

    /// <summary>Finds a service's operations, in the assembly that declares the service.</summary>
    public static ServiceModel Of(INamedTypeSymbol service)
    {
        var operations = new List<OperationModel>();
        var diagnostics = new List<DiagnosticModel>();
        foreach (var type in Types(service.ContainingAssembly.GlobalNamespace))
        {
            if (!SymbolEqualityComparer.Default.Equals(ServiceOf(type), service)) continue;
            if (Parse(type) is { } operation) operations.Add(operation);
            else diagnostics.Add(DiagnosticModel.At(type, Diagnostics.NoAnswer));
        }

        operations.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return new(service.ContainingNamespace.ToDisplayString(), service.Name, service.ToDisplayString(Qualified), new(operations), new(diagnostics));
    }

    private static OperationModel? Parse(INamedTypeSymbol request)
    {
        var attribute = Attributes.Find(request, "OperationAttribute")!;
        var answer = request.AllInterfaces.FirstOrDefault(i => i.Name is "IRequest" or "IEventStreamRequest" && Attributes.IsWire(i.ContainingNamespace));
        if (answer is null) return null;
        return new(
            (string)attribute.ConstructorArguments[1].Value!,
            request.ToDisplayString(Qualified),
            answer.TypeArguments[0].ToDisplayString(Qualified),
            answer.Name == "IEventStreamRequest" ? answer.TypeArguments[0].Name : null,
            answer.Name == "IEventStreamRequest" ? BytesOf(answer.TypeArguments[0]) : null,
            answer.TypeArguments[0].Name != "NoOutput",
            Attributes.Named(attribute, "Resource") as string ?? "*",
            Attributes.Named(attribute, "ReadOnly") is true,
            Attributes.Named(attribute, "IsUnsigned") is true,
            Attributes.Named(attribute, "Action") as string,
            HttpSource.Of(request, answer.TypeArguments[0]));
    }

    /// <summary>The expression for the kind of event that is bytes: the one with a member that is the whole of it. Null for none.</summary>
    private static string? BytesOf(ITypeSymbol union)
    {
        foreach (var kind in union.GetMembers().OfType<IPropertySymbol>())
        {
            if (kind.Type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(static member => Attributes.Find(member, "PayloadAttribute") is not null) is { } member)
                return $"new global::Millrace.Wire.BytesEvent({Literal.Of(kind.Name)}, {Literal.Of(member.Name)})";
        }

        return null;
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(Types));
}
