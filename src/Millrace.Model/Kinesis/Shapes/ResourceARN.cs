using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>The ARN of a stream or a consumer.</summary>
[SimpleShape(Min = 1, Max = 2048, Pattern = Text)]
internal static partial class ResourceARN
{
    private const string Text = @"arn:aws.*:kinesis:.*:\d{12}:.*stream/\S+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
