using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>A table's name or ARN. Of an ARN the service itself finds out whether it is one; a wrong name is told alone (facts/dynamodb.md 5, 19.1).</summary>
[SimpleShape(Min = 1, Max = 255, Pattern = Text, ExemptPrefix = "arn:", IsAlone = true)]
internal static partial class TableArn
{
    private const string Text = @"[a-zA-Z0-9_.-]+";

    // Of an empty name AWS tells only that it is too short.
    [GeneratedRegex("^(?:" + Text + ")?\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
