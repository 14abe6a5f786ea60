using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The name of a log group.</summary>
[SimpleShape(Min = 1, Max = 512, Pattern = Text)]
internal static partial class LogGroup
{
    private const string Text = @"[\.\-_/#A-Za-z0-9]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
