using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>A session's policy.</summary>
[SimpleShape(Min = 1, Max = 2048, Pattern = Text)]
internal static partial class SessionPolicyDocumentType
{
    private const string Text = @"[\u0009\u000A\u000D\u0020-\u00FF]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
