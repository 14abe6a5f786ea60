using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>Where a page begins.</summary>
[SimpleShape(Min = 1, Max = 320, Pattern = Text)]
internal static partial class MarkerType
{
    private const string Text = @"[\u0020-\u00FF]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
