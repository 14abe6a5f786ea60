using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A tag filter value.</summary>
[SimpleShape(Min = 0, Max = 259, Pattern = Text)]
internal static partial class TagFilterValue
{
    private const string Text = @"^!?\*?([\p{L}\p{Z}\p{N}_.:/=+\-@]*)\*?$";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.CultureInvariant)]
    internal static partial Regex Matcher();
}
