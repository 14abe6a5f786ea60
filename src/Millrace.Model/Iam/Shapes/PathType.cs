using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A path.</summary>
[SimpleShape(Min = 1, Max = 512, Pattern = Text)]
internal static partial class PathType
{
    private const string Text = @"(\u002F)|(\u002F[\u0021-\u007E]+\u002F)";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
