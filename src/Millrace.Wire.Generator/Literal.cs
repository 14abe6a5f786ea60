using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Wire.Generator;

/// <summary>C# literals.</summary>
internal static class Literal
{
    public static string Of(string? value) => value is null ? "null" : SymbolDisplay.FormatLiteral(value, quote: true);

    public static string Of(bool value) => value ? "true" : "false";
}
