using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Millrace.Wire.Generator;

/// <summary>Makes the list that binds each operation of a service to the handler class found for it.</summary>
[Generator]
public sealed class HandlerGenerator : IIncrementalGenerator
{
    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat;

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var handlers = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is ClassDeclarationSyntax { BaseList: not null },
                static (source, cancellation) => Handlers(source.SemanticModel.GetDeclaredSymbol(source.Node, cancellation) as INamedTypeSymbol))
            .SelectMany(static (found, _) => found.AsEnumerable())
            .Collect();
        var lists = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Millrace.Wire.OperationHandlersAttribute",
            static (_, _) => true,
            static (source, _) => new BindingListModel(
                source.TargetSymbol.ContainingNamespace.ToDisplayString(),
                source.TargetSymbol.Name,
                ((INamedTypeSymbol)source.Attributes[0].ConstructorArguments[0].Value!).ToDisplayString(Qualified),
                ((INamedTypeSymbol)source.Attributes[0].ConstructorArguments[1].Value!).ToDisplayString(Qualified)));
        context.RegisterSourceOutput(lists.Combine(handlers), static (output, pair) =>
            output.AddSource(
                $"{pair.Left.Namespace}.{pair.Left.Name}.Bind.g.cs",
                Source(pair.Left, pair.Right.Where(h => h.Service == pair.Left.Service).Distinct().OrderBy(h => h.Operation, StringComparer.Ordinal))));
    }

    private static EquatableArray<HandlerModel> Handlers(INamedTypeSymbol? type)
    {
        if (type is null || type.IsAbstract) return default;
        var found = new List<HandlerModel>();
        foreach (var contract in type.AllInterfaces)
        {
            if (BindingOf(contract) is not { } binding) continue;
            if (contract.TypeArguments[0] is not INamedTypeSymbol request || OperationModel.ServiceOf(request) is not { } service) continue;
            var name = (string)Attributes.Find(request, "OperationAttribute")!.ConstructorArguments[1].Value!;
            found.Add(new(
                binding,
                service.ToDisplayString(Qualified),
                name,
                request.ToDisplayString(Qualified),
                contract.TypeArguments[1].ToDisplayString(Qualified),
                type.ToDisplayString(Qualified),
                // Some operations need nothing to work with.
                TakesRoom: type.InstanceConstructors.Any(static constructor => constructor.Parameters.Length > 0)));
        }

        return new(found);
    }

    /// <summary>The class that binds a handler to its operation, by the interface that it implements.</summary>
    private static string? BindingOf(INamedTypeSymbol contract) => !Attributes.IsWire(contract.ContainingNamespace) ? null : contract.Name switch
    {
        "IOperationHandler" => "OperationBinding",
        "IEventStreamHandler" => "EventStreamBinding",
        _ => null,
    };

    private static string Source(BindingListModel list, IEnumerable<HandlerModel> handlers)
    {
        var source = new SourceWriter();
        source.Line($"namespace {list.Namespace};");
        source.Line();
        source.Block($"static partial class {list.Name}", () =>
        {
            source.Line("/// <summary>Binds each operation that has a handler here, sorted by name.</summary>");
            source.Line($"internal static global::System.Collections.Generic.IReadOnlyList<global::Millrace.Wire.OperationBinding> Bind({list.Room} room) =>");
            source.Line("[");
            foreach (var handler in handlers)
            {
                source.Line($"    new global::Millrace.Wire.{handler.Binding}<{handler.Request}, {handler.Response}>(");
                source.Line($"        {handler.Service}.{handler.Operation}, new {handler.Handler}({(handler.TakesRoom ? "room" : "")})),");
            }

            source.Line("];");
        });
        return source.ToString();
    }

    private sealed record BindingListModel(string Namespace, string Name, string Service, string Room);

    private sealed record HandlerModel(string Binding, string Service, string Operation, string Request, string Response, string Handler, bool TakesRoom);
}
