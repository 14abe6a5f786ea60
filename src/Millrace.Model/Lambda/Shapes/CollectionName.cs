using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The name of a collection.</summary>
[SimpleShape(Min = 1, Max = 57, Pattern = Text)]
internal static partial class CollectionName
{
    private const string Text = @"(^(?!(system\x2e)))(^[_a-zA-Z0-9])([^$]*)";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
