using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>A queue of a broker.</summary>
[SimpleShape(Min = 1, Max = 1000, Pattern = Text)]
internal static partial class Queue
{
    private const string Text = @"[\s\S]*";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
