using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A policy document.</summary>
[SimpleShape(Min = 1, Max = 131072, Pattern = Text)]
internal static partial class PolicyDocumentType
{
    private const string Text = @"[\u0009\u000A\u000D\u0020-\u00FF]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
