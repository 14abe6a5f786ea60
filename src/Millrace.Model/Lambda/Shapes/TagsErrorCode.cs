using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Why tags cannot be told.</summary>
[SimpleShape(Min = 10, Max = 21, Pattern = Text)]
internal static partial class TagsErrorCode
{
    private const string Text = @"[A-Za-z]+Exception";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
