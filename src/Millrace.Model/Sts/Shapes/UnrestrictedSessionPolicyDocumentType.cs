using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>A session's policy.</summary>
[SimpleShape(Min = 1, Pattern = Text)]
internal static partial class UnrestrictedSessionPolicyDocumentType
{
    private const string Text = @"[\u0009\u000A\u000D\u0020-\u00FF]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
