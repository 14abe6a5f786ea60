using Microsoft.CodeAnalysis;

namespace Millrace.Wire.Generator;

/// <summary>Makes the table of operations of each declared service.</summary>
[Generator]
public sealed class ServiceGenerator : IIncrementalGenerator
{
    private static readonly string[] OptionalTexts = ["JsonVersion", "ErrorNamespace", "InternalError", "PathMember", "ConstraintError"];

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var services = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Millrace.Wire.ServiceAttribute",
            static (_, _) => true,
            static (source, _) => (Descriptor: Descriptor(source.Attributes[0]), Service: OperationModel.Of((INamedTypeSymbol)source.TargetSymbol)));
        context.RegisterSourceOutput(services, static (output, table) =>
        {
            foreach (var diagnostic in table.Service.Diagnostics) output.ReportDiagnostic(diagnostic.ToDiagnostic());
            output.AddSource($"{table.Service.Namespace}.{table.Service.Name}.Operations.g.cs", Source(table.Service, table.Descriptor));
        });
    }

    private static string Descriptor(AttributeData attribute)
    {
        var positional = attribute.ConstructorArguments.Select(a => Literal.Of(a.Value as string));
        var named = new[] { "SigningName", "IamPrefix", "TargetPrefix", "XmlNamespace" };
        var optional = OptionalTexts
            .Where(n => Attributes.Named(attribute, n) is string)
            .Select(n => $"{n} = {Literal.Of((string)Attributes.Named(attribute, n)!)}")
            .ToList();
        if (Attributes.Named(attribute, "HasBodyChecksum") is true) optional.Add("HasBodyChecksum = true");
        if (Attributes.Named(attribute, "AcceptsGzip") is true) optional.Add("AcceptsGzip = true");
        if (Attributes.Named(attribute, "SpeaksRpcCbor") is true) optional.Add("SpeaksRpcCbor = true");
        var arguments = string.Join(", ", positional.Concat(named.Select(n => Literal.Of(Attributes.Named(attribute, n) as string))));
        return optional.Count == 0 ? $"({arguments})" : $"({arguments}) {{ {string.Join(", ", optional)} }}";
    }

    private static string Source(ServiceModel service, string descriptor)
    {
        var source = new SourceWriter();
        source.Line($"namespace {service.Namespace};");
        source.Line();
        source.Block($"static partial class {service.Name}", () =>
        {
            source.Line("/// <summary>The service.</summary>");
            source.Line($"public static global::Millrace.Wire.ServiceDescriptor Service {{ get; }} = new{descriptor};");
            foreach (var operation in service.Operations)
            {
                var kind = operation.EventType is null ? "Operation" : "EventStreamOperation";
                var row = $"global::Millrace.Wire.{kind}<{operation.Request}, {operation.Response}>";
                var arguments = $"Service, {Literal.Of(operation.Name)}, {Literal.Of(operation.Resource)}, {Literal.Of(operation.ReadOnly)}";
                var set = new List<string>();
                if (operation.IsUnsigned) set.Add("IsUnsigned = true");
                if (operation.Action is { } action) set.Add($"Action = Service.IamPrefix + {Literal.Of(":" + action)}");
                if (operation.Http is { } http) set.Add($"Http = {http}");
                if (operation.Bytes is { } bytes) set.Add($"Bytes = {bytes}");
                var initializer = set.Count == 0 ? "" : $" {{ {string.Join(", ", set)} }}";
                if (operation.EventType is { } eventType) arguments += $", {Literal.Of(eventType)}";
                source.Line();
                source.Line($"/// <inheritdoc cref=\"{operation.Request}\"/>");
                source.Line($"public static {row} {operation.Name} {{ get; }} = new({arguments}){initializer};");
            }

            source.Line();
            source.Line("/// <summary>All operations, sorted by name.</summary>");
            var names = string.Join(", ", service.Operations.Select(o => o.Name));
            source.Line($"public static global::System.Collections.Generic.IReadOnlyList<global::Millrace.Wire.Operation> Operations {{ get; }} = [{names}];");
        });
        return source.ToString();
    }
}
