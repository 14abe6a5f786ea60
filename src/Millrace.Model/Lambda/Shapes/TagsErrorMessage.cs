using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Why tags cannot be told, in words.</summary>
[SimpleShape(Min = 84, Max = 1000, Pattern = Text)]
internal static partial class TagsErrorMessage
{
    private const string Text = @".*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
