using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The account that owns a bucket.</summary>
[SimpleShape(Pattern = Text)]
internal static partial class S3BucketOwner
{
    private const string Text = @"[0-9]{12}";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
