using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>The name of a consumer, unique on its stream.</summary>
[SimpleShape(Min = 1, Max = 128, Pattern = Text)]
internal static partial class ConsumerName
{
    private const string Text = @"[a-zA-Z0-9_.-]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
