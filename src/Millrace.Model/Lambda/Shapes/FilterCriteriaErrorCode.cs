using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Why the filters cannot be told.</summary>
[SimpleShape(Min = 10, Max = 50, Pattern = Text)]
internal static partial class FilterCriteriaErrorCode
{
    private const string Text = @"[A-Za-z]+Exception";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
