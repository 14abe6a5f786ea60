using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>An alias.</summary>
[SimpleShape(Min = 1, Max = 128, Pattern = Text)]
internal static partial class FunctionUrlQualifier
{
    private const string Text = @"((?!^\d+$)^[0-9a-zA-Z-_]+$)";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
