using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Millrace.Wire.Generator;

namespace Millrace.Wire.Tests;

/// <summary>What the generator says about wrong declarations, and that it rests when nothing it reads has changed.</summary>
public sealed class GeneratorTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using Millrace.Wire;
        namespace Sample;

        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static p => MetadataReference.CreateFromFile(p)),
    ];

    [Theory]
    [InlineData("[Structure] public sealed record Box;", "MW001", "Box")]
    [InlineData("public static partial class Outer { [Structure] public sealed partial record Box; }", "MW001", "Box")]
    [InlineData("[Structure] public sealed partial record Box { public decimal? Price { get; init; } }", "MW002", "Price")]
    [InlineData("[Structure] public sealed partial record Box { public int Count { get; init; } }", "MW002", "Count")]
    [InlineData("[Structure] public sealed partial record Box { public List<string>? Names { get; init; } }", "MW002", "Names")]
    [InlineData("[Structure] public sealed partial record Box { public IReadOnlyList<int?>? Sizes { get; init; } }", "MW002", "Sizes")]
    [InlineData("[Structure] public sealed partial record Box { public IReadOnlyDictionary<int, string>? Names { get; init; } }", "MW002", "Names")]
    [InlineData("[Structure] public sealed partial record Box { public Version? Inner { get; init; } }", "MW002", "Inner")]
    [InlineData(
        """
        [Service("A", "1", SigningName = "a", IamPrefix = "a")] public static partial class Api;
        [Structure] [Operation(typeof(Api), "Do", Resource = "*")] public sealed partial record DoRequest;
        """,
        "MW003",
        "DoRequest")]
    public void A_wrong_declaration_is_an_error(string declaration, string id, string subject)
    {
        var diagnostic = Assert.Single(Run(Usings + declaration, out _));
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.StartsWith(subject, diagnostic.GetMessage(null), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_are_keywords_or_alike_compile()
    {
        Assert.Empty(Run(
            Usings + """
            [Structure] public sealed partial record Box
            {
                public string? Reader { get; init; }
                public string? Writer { get; init; }
                public string? Check { get; init; }
                public string? Name { get; init; }
                public string? Event { get; init; }
                public required string Class { get; init; }
                public IReadOnlyList<IReadOnlyList<IReadOnlyDictionary<string, Box>>>? Members { get; init; }
            }
            [Structure] public readonly partial record struct Slip;
            """,
            out var errors));
        Assert.Empty(errors);
    }

    [Fact]
    public void An_unrelated_edit_makes_nothing_anew()
    {
        const string Declarations = """
            [Service("A", "1", SigningName = "a", IamPrefix = "a")] public static partial class Api;
            [Structure] [Operation(typeof(Api), "Do", Resource = "*")] public sealed partial record DoRequest : IRequest<NoOutput>
            {
                public string? Name { get; init; }
            }
            """;
        var compilation = Compile(Usings + Declarations).AddSyntaxTrees(Parse("class Other;"));
        var driver = CSharpGeneratorDriver.Create(
            [new StructureGenerator().AsSourceGenerator(), new ServiceGenerator().AsSourceGenerator()],
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)).RunGenerators(compilation, TestContext.Current.CancellationToken);
        var edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], Parse("class Other { int _x; }"));
        var result = driver.RunGenerators(edited, TestContext.Current.CancellationToken).GetRunResult();
        var outputs = result.Results.SelectMany(r => r.TrackedOutputSteps.Values).SelectMany(steps => steps).SelectMany(s => s.Outputs).ToList();
        Assert.NotEmpty(outputs);
        Assert.All(outputs, o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason));
    }

    private static SyntaxTree Parse(string source) =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest), cancellationToken: TestContext.Current.CancellationToken);

    private static CSharpCompilation Compile(string source) => CSharpCompilation.Create(
        "Sample", [Parse(source)], References, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Runs the generators; gives their diagnostics and the errors of what they made.</summary>
    private static ImmutableArray<Diagnostic> Run(string source, out IReadOnlyList<Diagnostic> errors)
    {
        CSharpGeneratorDriver.Create(new StructureGenerator(), new ServiceGenerator(), new HandlerGenerator(), new ClientGenerator())
            .RunGeneratorsAndUpdateCompilation(Compile(source), out var made, out var diagnostics, TestContext.Current.CancellationToken);
        errors = [.. made.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity >= DiagnosticSeverity.Warning)];
        return diagnostics;
    }
}
