using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A method.</summary>
[SimpleShape(Min = 0, Max = 6, Pattern = Text)]
internal static partial class Method
{
    private const string Text = @".*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
