using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>An instance profile's name.</summary>
[SimpleShape(Min = 1, Max = 128, Pattern = Text)]
internal static partial class InstanceProfileNameType
{
    private const string Text = @"[\w+=,.@-]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
