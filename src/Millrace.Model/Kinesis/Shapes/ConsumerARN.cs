using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>The ARN of a consumer.</summary>
[SimpleShape(Min = 1, Max = 2048, Pattern = Text)]
internal static partial class ConsumerARN
{
    private const string Text = @"^(arn):aws.*:kinesis:.*:\d{12}:.*stream\/[a-zA-Z0-9_.-]+\/consumer\/[a-zA-Z0-9_.-]+:[0-9]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
