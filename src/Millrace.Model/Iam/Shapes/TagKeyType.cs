using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>The key of a tag.</summary>
[SimpleShape(Min = 1, Max = 128, Pattern = Text)]
internal static partial class TagKeyType
{
    private const string Text = @"[\p{L}\p{Z}\p{N}_.:/=+\-@]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.CultureInvariant)]
    internal static partial Regex Matcher();
}
