using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A version of a managed policy.</summary>
[SimpleShape(Pattern = Text)]
internal static partial class PolicyVersionIdType
{
    private const string Text = @"v[1-9][0-9]*(\.[A-Za-z0-9-]*)?";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
