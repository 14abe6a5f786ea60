using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A version that an alias also points to.</summary>
[SimpleShape(Min = 1, Max = 1024, Pattern = Text)]
internal static partial class AdditionalVersion
{
    private const string Text = @"[0-9]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
