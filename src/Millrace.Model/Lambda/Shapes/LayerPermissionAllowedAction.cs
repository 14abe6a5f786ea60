using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The action that a layer's policy allows.</summary>
[SimpleShape(Min = 0, Max = 22, Pattern = Text)]
internal static partial class LayerPermissionAllowedAction
{
    private const string Text = @"lambda:GetLayerVersion";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
