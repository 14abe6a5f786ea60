using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>What makes a call idempotent.</summary>
[SimpleShape(Pattern = Text)]
internal static partial class ClientToken
{
    private const string Text = @"^[^\$]+$";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
