using Microsoft.CodeAnalysis;

namespace Millrace.Wire.Generator;

/// <summary>Makes one method for each operation of the service that a client class names.</summary>
[Generator]
public sealed class ClientGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var clients = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Millrace.Wire.ServiceClientAttribute",
            static (_, _) => true,
            static (source, _) => (
                Namespace: source.TargetSymbol.ContainingNamespace.ToDisplayString(),
                source.TargetSymbol.Name,
                Service: OperationModel.Of((INamedTypeSymbol)source.Attributes[0].ConstructorArguments[0].Value!)));
        context.RegisterSourceOutput(clients, static (output, client) =>
            output.AddSource($"{client.Namespace}.{client.Name}.Methods.g.cs", Source(client.Namespace, client.Name, client.Service)));
    }

    private static string Source(string space, string name, ServiceModel service)
    {
        var source = new SourceWriter();
        source.Line($"namespace {space};");
        source.Line();
        source.Block($"partial class {name}", () =>
        {
            foreach (var operation in service.Operations)
            {
                var (answer, invoke) = operation switch
                {
                    { EventType: not null } => ($"global::System.Collections.Generic.IAsyncEnumerable<{operation.Response}>", "StreamAsync"),
                    { HasOutput: true } => ($"global::System.Threading.Tasks.Task<{operation.Response}>", "InvokeAsync"),
                    _ => ("global::System.Threading.Tasks.Task", "InvokeAsync"),
                };
                source.Line($"/// <inheritdoc cref=\"{operation.Request}\"/>");
                source.Line("/// <param name=\"request\">What to do.</param>");
                source.Line("/// <param name=\"cancellationToken\">Gives the call up.</param>");
                source.Line($"public {answer} {operation.Name}Async({operation.Request} request, global::System.Threading.CancellationToken cancellationToken = default) =>");
                source.Line($"    {invoke}({service.FullName}.{operation.Name}, request, cancellationToken);");
                source.Line();
            }
        });
        return source.ToString();
    }
}
