using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Millrace.Wire.Generator;

/// <summary>What the declarations can be wrong about.</summary>
internal static class Diagnostics
{
    public static readonly DiagnosticDescriptor NotPartial = new(
        "MW001", "The type must be partial", "{0} must be a partial type that is not nested", "Millrace", DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor UnsupportedType = new(
        "MW002", "The member's type is not a shape", "{0} has the type {1}, which no wire format can carry", "Millrace", DiagnosticSeverity.Error, true);

    public static readonly DiagnosticDescriptor NoAnswer = new(
        "MW003", "The operation has no answer", "{0} carries [Operation] but does not implement IRequest<T> or IEventStreamRequest<T>", "Millrace", DiagnosticSeverity.Error, true);
}

/// <summary>A diagnostic in a form that compares by value.</summary>
internal sealed record DiagnosticModel(
    DiagnosticDescriptor Descriptor, string Path, TextSpan Span, LinePositionSpan Lines, string Subject, string Detail)
{
    public static DiagnosticModel At(ISymbol symbol, DiagnosticDescriptor descriptor, string detail = "")
    {
        var location = symbol.Locations.First();
        return new(descriptor, location.SourceTree?.FilePath ?? "", location.SourceSpan, location.GetLineSpan().Span, symbol.Name, detail);
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, Location.Create(Path, Span, Lines), Subject, Detail);
}
