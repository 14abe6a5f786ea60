using System.Text;

namespace Millrace.Kcl.MultiLang.Properties;

/// <summary>
/// Splits <c>executableName</c> at blanks, as the Java daemon does: no shell and no variables. A piece in double quotes keeps its blanks, other than in
/// Java, where a path with a blank cannot be written (facts/kcl.md 2).
/// </summary>
internal static class CommandLine
{
    /// <summary>The program and its arguments.</summary>
    /// <exception cref="FormatException">A quotation mark is not closed, or there is no program.</exception>
    public static IReadOnlyList<string> Split(string line)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        var (quoted, inPiece) = (false, false);
        foreach (var letter in line)
        {
            if (letter == '"')
            {
                quoted = !quoted;
                inPiece = true;
            }
            else if (!quoted && char.IsWhiteSpace(letter))
            {
                if (inPiece) pieces.Add(piece.ToString());
                piece.Clear();
                inPiece = false;
            }
            else
            {
                piece.Append(letter);
                inPiece = true;
            }
        }

        if (quoted) throw new FormatException("a quotation mark is not closed.");
        if (inPiece) pieces.Add(piece.ToString());
        return pieces.Count > 0 && pieces[0].Length > 0 ? pieces : throw new FormatException("it names no program.");
    }
}
