using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.Logs;

/// <summary>An account id.</summary>
[SimpleShape(Min = 12, Max = 12, Pattern = Text)]
internal static partial class AccountId
{
    private const string Text = @"^\d{12}$";

    [GeneratedRegex("^(?:" + Text + ")\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
