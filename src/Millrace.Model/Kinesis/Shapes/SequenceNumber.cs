using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>A sequence number: a decimal number.</summary>
[SimpleShape(Pattern = Text)]
internal static partial class SequenceNumber
{
    private const string Text = @"0|([1-9]\d{0,128})";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
