using Microsoft.CodeAnalysis;

namespace Millrace.Wire.Generator;

/// <summary>Makes the reader, the writer and the validation of each declared structure.</summary>
[Generator]
public sealed class StructureGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var structures = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Millrace.Wire.StructureAttribute",
            static (_, _) => true,
            static (source, _) => StructureParser.Parse((INamedTypeSymbol)source.TargetSymbol));
        context.RegisterSourceOutput(structures, static (output, structure) =>
        {
            foreach (var diagnostic in structure.Diagnostics) output.ReportDiagnostic(diagnostic.ToDiagnostic());
            if (structure.Diagnostics.Count == 0) output.AddSource($"{structure.Namespace}.{structure.Name}.Shape.g.cs", Source(structure));
        });
    }

    private static string Source(StructureModel structure)
    {
        var source = new SourceWriter();
        source.Line($"namespace {structure.Namespace};");
        source.Line();
        var keyword = structure.IsStruct ? "record struct" : "record";
        source.Block($"partial {keyword} {structure.Name} : global::Millrace.Wire.IShape<{structure.Name}>", () =>
        {
            ReaderSource.Write(source, structure);
            source.Line();
            WriterSource.Write(source, structure);
            source.Line();
            ValidationSource.Write(source, structure);
        });
        return source.ToString();
    }
}
