using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>Where a list of imports goes on.</summary>
[SimpleShape(Min = 112, Max = 1024, Pattern = Text)]
internal static partial class ImportNextToken
{
    private const string Text = @"([0-9a-f]{16})+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
