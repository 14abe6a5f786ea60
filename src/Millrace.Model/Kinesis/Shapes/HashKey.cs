using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Kinesis;

/// <summary>A hash key: a decimal number below 2^128.</summary>
[SimpleShape(Pattern = Text)]
internal static partial class HashKey
{
    private const string Text = @"0|([1-9]\d{0,38})";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
