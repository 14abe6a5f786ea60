using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A tenant.</summary>
[SimpleShape(Min = 1, Max = 256, Pattern = Text)]
internal static partial class TenantId
{
    private const string Text = @"[a-zA-Z0-9\._:\/=+\-@ ]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
