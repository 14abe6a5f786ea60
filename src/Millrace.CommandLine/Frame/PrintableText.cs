using System.Globalization;
using System.Text;

namespace Millrace.CommandLine;

/// <summary>What others wrote, made harmless for a terminal: nothing in it moves the cursor, changes colours or turns the line around.</summary>
internal static class PrintableText
{
    /// <summary>The text with what is not to be seen written out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keepsLines">Whether line ends and tabs stay.</param>
    public static string Of(string text, bool keepsLines = false)
    {
        if (!text.Any(letter => IsHidden(letter, keepsLines))) return text;
        var shown = new StringBuilder(text.Length + 16);
        foreach (var letter in text)
        {
            if (IsHidden(letter, keepsLines)) shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}");
            else shown.Append(letter);
        }

        return shown.ToString();
    }

    // Format characters include the marks that turn text around.
    private static bool IsHidden(char letter, bool keepsLines) =>
        !(keepsLines && letter is '\n' or '\t') && char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
