using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>Reserved by AWS: checked, then ignored.</summary>
[SimpleShape(Min = 1, Max = 24, Pattern = Text)]
internal static partial class StreamId
{
    private const string Text = @"[a-z0-9]{20}-[a-z0-9]{3}";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
