using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A tag value.</summary>
[SimpleShape(Max = 256, Pattern = Text)]
internal static partial class TagValue
{
    private const string Text = @"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.CultureInvariant)]
    internal static partial Regex Matcher();
}
