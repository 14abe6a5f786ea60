using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>A unique id.</summary>
[SimpleShape(Min = 16, Max = 128, Pattern = Text)]
internal static partial class IdType
{
    private const string Text = @"[\w]+";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
