using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>An organization.</summary>
[SimpleShape(Min = 0, Max = 34, Pattern = Text)]
internal static partial class OrganizationId
{
    private const string Text = @"o-[a-z0-9]{10,32}";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
