using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Whom a layer's policy allows it.</summary>
[SimpleShape(Pattern = Text)]
internal static partial class LayerPermissionAllowedPrincipal
{
    private const string Text = @"\d{12}|\*|arn:(aws[a-zA-Z-]*):iam::\d{12}:root";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
