using System.Text;
using System.Text.Json.Nodes;

namespace Millrace.CommandLine;

/// <summary>Rows as people read them: in columns, or below each other where the terminal is too narrow.</summary>
internal static class Table
{
    /// <summary>What is narrower gets no columns.</summary>
    public const int NarrowestWidth = 60;

    private const int Bold = 1;
    private const string Gap = "  ";

    /// <summary>Writes rows.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="columns">What is shown of each.</param>
    /// <param name="rows">The rows.</param>
    public static void Write(Terminal terminal, IReadOnlyList<Column> columns, IReadOnlyList<JsonObject> rows)
    {
        var cells = rows.Select(row => columns.Select(column => PrintableText.Of(column.Text(row))).ToArray()).ToList();
        if (terminal.Width < NarrowestWidth) WriteLists(terminal, columns, cells);
        else WriteColumns(terminal, columns, cells);
    }

    private static void WriteColumns(Terminal terminal, IReadOnlyList<Column> columns, List<string[]> cells)
    {
        var widths = columns.Select((column, i) => cells.Select(row => row[i].Length).Append(column.Header.Length).Max()).ToArray();
        terminal.Out.WriteLine(terminal.Styled(Line(columns, widths, [.. columns.Select(static column => column.Header)], terminal.Width), Bold));
        foreach (var row in cells) terminal.Out.WriteLine(Line(columns, widths, row, terminal.Width));
    }

    private static string Line(IReadOnlyList<Column> columns, int[] widths, string[] cells, int? most)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0) line.Append(Gap);
            line.Append(columns[i].IsNumber ? cells[i].PadLeft(widths[i]) : cells[i].PadRight(widths[i]));
        }

        var text = line.ToString().TrimEnd();
        return most is { } width && text.Length > width ? $"{text[..(width - 1)]}…" : text;
    }

    private static void WriteLists(Terminal terminal, IReadOnlyList<Column> columns, List<string[]> cells)
    {
        foreach (var row in cells)
        {
            for (var i = 0; i < row.Length; i++) terminal.Out.WriteLine($"{columns[i].Header}: {row[i]}");
            terminal.Out.WriteLine();
        }
    }
}
