using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The ARN of what says which signatures code needs.</summary>
[SimpleShape(Min = 0, Max = 200, Pattern = Text)]
internal static partial class CodeSigningConfigArn
{
    private const string Text = @"arn:(aws[a-zA-Z-]*)?:lambda:[a-z]{2}((-gov)|(-iso(b?)))?-[a-z]+-\d{1}:\d{12}:code-signing-config:csc-[a-z0-9]{17}";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
