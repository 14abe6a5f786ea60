using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>A tag key.</summary>
[SimpleShape(Min = 1, Max = 128, Pattern = Text)]
internal static partial class TagKey
{
    private const string Text = @"^([\p{L}\p{Z}\p{N}_.:/=+\-@]+)$";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.CultureInvariant)]
    internal static partial Regex Matcher();
}
