using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>The id of an access key.</summary>
[SimpleShape(Min = 16, Max = 128, Pattern = Text)]
internal static partial class AccessKeyIdType
{
    private const string Text = @"[\w]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
