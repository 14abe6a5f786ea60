using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Why the filters cannot be told, in words.</summary>
[SimpleShape(Min = 10, Max = 2048, Pattern = Text)]
internal static partial class FilterCriteriaErrorMessage
{
    private const string Text = @".*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
