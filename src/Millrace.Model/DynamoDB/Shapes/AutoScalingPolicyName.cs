using System.Text.RegularExpressions;
using Millrace.Wire;

namespace Millrace.Model.DynamoDB;

/// <summary>The name of a policy of scaling.</summary>
[SimpleShape(Min = 1, Max = 256, Pattern = Text)]
internal static partial class AutoScalingPolicyName
{
    private const string Text = @"\p{Print}+";

    // Java's name for what can be printed of ASCII.
    [GeneratedRegex("^[\\x20-\\x7E]+\\z", RegexOptions.ECMAScript)]
    internal static partial Regex Matcher();
}
