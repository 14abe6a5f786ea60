using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The name of a bucket.</summary>
[SimpleShape(Max = 255, Pattern = Text)]
internal static partial class S3Bucket
{
    private const string Text = @"^[a-z0-9A-Z]+[\.\-\w]*[a-z0-9A-Z]+$";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
