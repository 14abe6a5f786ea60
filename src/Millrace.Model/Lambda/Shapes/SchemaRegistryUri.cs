using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>The URI of a registry.</summary>
[SimpleShape(Min = 1, Max = 10000, Pattern = Text)]
internal static partial class SchemaRegistryUri
{
    private const string Text = @"[a-zA-Z0-9-\/*:_+=.@-]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
