using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A version or an alias.</summary>
[SimpleShape(Min = 1, Max = 128, Pattern = Text)]
internal static partial class Qualifier
{
    private const string Text = @"(|[a-zA-Z0-9$_-]+)";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
