using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A role's description.</summary>
[SimpleShape(Max = 1000, Pattern = Text)]
internal static partial class RoleDescriptionType
{
    private const string Text = @"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
