using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>What a third party proves itself with.</summary>
[SimpleShape(Min = 2, Max = 1224, Pattern = Text)]
internal static partial class ExternalIdType
{
    private const string Text = @"[\w+=,.@:\/-]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
