using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Sts;

/// <summary>The id of a federated user.</summary>
[SimpleShape(Min = 2, Max = 193, Pattern = Text)]
internal static partial class FederatedIdType
{
    private const string Text = @"[\w+=,.@\:-]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
