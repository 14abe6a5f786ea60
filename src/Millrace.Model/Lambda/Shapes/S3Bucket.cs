using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A bucket.</summary>
[SimpleShape(Min = 3, Max = 63, Pattern = Text)]
internal static partial class S3Bucket
{
    private const string Text = @"[0-9A-Za-z\.\-_]*(?<!\.)";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
