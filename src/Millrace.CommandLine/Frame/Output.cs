using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Millrace.CommandLine;

/// <summary>Writes what a verb found: for people in a table, for programs as documents.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="format">How.</param>
internal sealed class Output(Terminal terminal, OutputFormat format)
{
    // For terminals and files, never inside a page: quotes and letters need not be escaped.
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Indented = OneLine with { Indented = true, NewLine = "\n" };

    /// <summary>How data are written.</summary>
    public OutputFormat Format => format;

    /// <summary>A document on one line.</summary>
    public static string Compact(JsonNode? document) => Text(document, OneLine);

    /// <summary>A document as people lay it out.</summary>
    public static string Pretty(JsonNode? document) => Text(document, Indented);

    /// <summary>Writes a list.</summary>
    /// <param name="columns">What a table shows of each row.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="none">What a person is told when there are none.</param>
    public void List(IReadOnlyList<Column> columns, IReadOnlyList<JsonObject> rows, string none)
    {
        switch (format)
        {
            case OutputFormat.Table when rows.Count == 0:
                terminal.Error.WriteLine(none);
                break;
            case OutputFormat.Table:
                Table.Write(terminal, columns, rows);
                break;
            case OutputFormat.Ndjson:
                foreach (var row in rows) terminal.Out.WriteLine(Compact(row));
                break;
            default:
                Document(new JsonArray([.. rows.Select(static row => row.DeepClone())]));
                break;
        }
    }

    /// <summary>Writes one thing.</summary>
    /// <param name="thing">The thing.</param>
    /// <param name="forPeople">Writes it for people; as a list of its members when left out.</param>
    public void One(JsonObject thing, Action<Terminal>? forPeople = null)
    {
        if (format != OutputFormat.Table) Document(thing);
        else if (forPeople is not null) forPeople(terminal);
        else Members(thing);
    }

    /// <summary>Writes a document for programs.</summary>
    public void Document(JsonNode document)
    {
        if (format == OutputFormat.Yaml) YamlText.Write(document, terminal.Out);
        else terminal.Out.WriteLine(format == OutputFormat.Ndjson ? Compact(document) : Pretty(document));
    }

    /// <summary>Writes the members of a thing below each other.</summary>
    public void Members(JsonObject thing)
    {
        var width = thing.Select(static member => member.Key.Length).Append(0).Max() + 2;
        foreach (var (name, value) in thing)
        {
            if (value is not JsonArray { Count: > 0 } list || list[0] is not JsonObject)
                terminal.Out.WriteLine($"{name.PadRight(width)}{PrintableText.Of(value is JsonObject members ? Compact(members) : Column.Show(value))}");
        }
    }

    private static string Text(JsonNode? document, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            if (document is null) writer.WriteNullValue();
            else document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
