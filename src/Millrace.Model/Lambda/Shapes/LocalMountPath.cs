using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Where a file system is.</summary>
[SimpleShape(Min = 0, Max = 160, Pattern = Text)]
internal static partial class LocalMountPath
{
    private const string Text = @"/mnt/[a-zA-Z0-9-_.]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
