using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The name of a group of pollers.</summary>
[SimpleShape(Min = 0, Max = 128, Pattern = Text)]
internal static partial class ProvisionedPollerGroupName
{
    private const string Text = @"[a-zA-Z0-9-_]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
