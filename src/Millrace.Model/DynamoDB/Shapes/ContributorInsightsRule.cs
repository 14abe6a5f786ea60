using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A rule that counts keys.</summary>
[SimpleShape(Pattern = Text)]
internal static partial class ContributorInsightsRule
{
    private const string Text = @"[A-Za-z0-9][A-Za-z0-9\-\_\.]{0,126}[A-Za-z0-9]";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
