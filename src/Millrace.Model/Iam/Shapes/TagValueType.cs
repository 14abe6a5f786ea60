using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>The value of a tag.</summary>
[SimpleShape(Min = 0, Max = 256, Pattern = Text)]
internal static partial class TagValueType
{
    private const string Text = @"[\p{L}\p{Z}\p{N}_.:/=+\-@]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.CultureInvariant)]
    internal static partial Regex Matcher();
}
