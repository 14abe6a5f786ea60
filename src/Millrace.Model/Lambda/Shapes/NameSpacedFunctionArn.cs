using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The ARN of a function, with dots.</summary>
[SimpleShape(Min = 0, Max = 10000, Pattern = Text)]
internal static partial class NameSpacedFunctionArn
{
    private const string Text = @"arn:(aws[a-zA-Z-]*)?:lambda:[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1}:\d{12}:function:[a-zA-Z0-9-_\.]+(:(\$LATEST(\.PUBLISHED)?|[a-zA-Z0-9-_]+))?";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
