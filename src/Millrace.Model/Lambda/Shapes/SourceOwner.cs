using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>An account.</summary>
[SimpleShape(Min = 0, Max = 12, Pattern = Text)]
internal static partial class SourceOwner
{
    private const string Text = @"\d{12}";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
