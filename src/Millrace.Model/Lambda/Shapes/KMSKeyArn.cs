using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The ARN of a key, or nothing.</summary>
[SimpleShape(Pattern = Text)]
internal static partial class KMSKeyArn
{
    private const string Text = @"(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
