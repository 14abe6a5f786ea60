using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The name of an environment variable.</summary>
[SimpleShape(Pattern = Text)]
internal static partial class EnvironmentVariableName
{
    private const string Text = @"[a-zA-Z]([a-zA-Z0-9_])+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
