using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A version or an alias.</summary>
[SimpleShape(Min = 1, Max = 128, Pattern = Text)]
internal static partial class NumericLatestPublishedOrAliasQualifier
{
    private const string Text = @"\$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
