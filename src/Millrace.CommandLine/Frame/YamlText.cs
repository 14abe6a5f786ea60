using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Millrace.CommandLine;

/// <summary>Writes a document as YAML 1.2. Texts that could be read as something else are in quotes, as JSON has them, which YAML reads too.</summary>
internal static partial class YamlText
{
    /// <summary>Writes a document.</summary>
    public static void Write(JsonNode? document, TextWriter output)
    {
        if (document is JsonObject { Count: > 0 } or JsonArray { Count: > 0 }) WriteBlock(document, output, indent: 0, isFirstIndented: true);
        else output.WriteLine(Scalar(document));
    }

    private static void WriteBlock(JsonNode block, TextWriter output, int indent, bool isFirstIndented)
    {
        var isIndented = isFirstIndented;
        if (block is JsonArray list)
        {
            foreach (var item in list)
            {
                Indent(output, isIndented ? indent : 0);
                isIndented = true;
                output.Write("- ");
                if (item is JsonObject { Count: > 0 } or JsonArray { Count: > 0 }) WriteBlock(item, output, indent + 2, isFirstIndented: false);
                else output.WriteLine(Scalar(item));
            }

            return;
        }

        foreach (var (name, value) in block.AsObject())
        {
            Indent(output, isIndented ? indent : 0);
            isIndented = true;
            output.Write(Text(name));
            output.Write(':');
            if (value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
            {
                output.WriteLine();
                WriteBlock(value, output, indent + 2, isFirstIndented: true);
            }
            else
            {
                output.Write(' ');
                output.WriteLine(Scalar(value));
            }
        }
    }

    private static void Indent(TextWriter output, int columns)
    {
        for (var i = 0; i < columns; i++) output.Write(' ');
    }

    private static string Scalar(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "{}",
        JsonArray => "[]",
        JsonValue text when text.GetValueKind() is JsonValueKind.String => Text(text.GetValue<string>()),
        _ => Output.Compact(value),
    };

    private static string Text(string text) =>
        PlainPattern().IsMatch(text) && !WordPattern().IsMatch(text) ? text : Output.Compact(JsonValue.Create(text));

    [GeneratedRegex(@"^[A-Za-z_/][A-Za-z0-9_./ -]*(?<! )$")]
    private static partial Regex PlainPattern();

    [GeneratedRegex("^(true|false|yes|no|on|off|null|y|n)$", RegexOptions.IgnoreCase)]
    private static partial Regex WordPattern();
}
