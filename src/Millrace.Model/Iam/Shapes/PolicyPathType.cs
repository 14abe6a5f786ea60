using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Iam;

/// <summary>The path of a managed policy.</summary>
[SimpleShape(Min = 1, Max = 512, Pattern = Text)]
internal static partial class PolicyPathType
{
    private const string Text = @"((/[A-Za-z0-9\.,\+@=_-]+)*)/";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
