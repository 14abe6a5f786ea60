using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The name of a backup.</summary>
[SimpleShape(Min = 3, Max = 255, Pattern = Text)]
internal static partial class BackupName
{
    private const string Text = @"[a-zA-Z0-9_.-]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
