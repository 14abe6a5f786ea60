using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>What in the code is called.</summary>
[SimpleShape(Min = 0, Max = 128, Pattern = Text)]
internal static partial class Handler
{
    private const string Text = @"[^\s]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
