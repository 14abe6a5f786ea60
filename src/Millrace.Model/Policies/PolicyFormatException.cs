namespace Millrace.Model.Policies;

/// <summary>A text is no policy document.</summary>
/// <param name="message">AWS's text, as <c>MalformedPolicyDocument</c> carries it.</param>
public sealed class PolicyFormatException(string message) : FormatException(message)
{
    internal static PolicyFormatException Json() => new("This policy contains invalid Json");

    internal static PolicyFormatException Syntax() => new("Syntax errors in policy.");

    internal static PolicyFormatException LegacyParsing() => new("The policy failed legacy parsing");
}
