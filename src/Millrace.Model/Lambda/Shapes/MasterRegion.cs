using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A region, or all of them.</summary>
[SimpleShape(Pattern = Text)]
internal static partial class MasterRegion
{
    private const string Text = @"ALL|[a-z]{2}(-gov)?-[a-z]+-\d{1}";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
