using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The ARN of a role that scales.</summary>
[SimpleShape(Min = 1, Max = 1600, Pattern = Text)]
internal static partial class AutoScalingRoleArn
{
    private const string Text = @"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*";

    // In Java two surrogates in a class are one character; here each half stands for itself.
    [GeneratedRegex("^[\\u0020-\\uFFFD\\r\\n\\t]*\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
