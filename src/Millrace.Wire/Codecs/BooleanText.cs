namespace Millrace.Wire;

/// <summary>The strings that convert to a Boolean (facts/kinesis.md 2.1).</summary>
internal static class BooleanText
{
    public static bool? Parse(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "1" or "YES" => true,
        "FALSE" or "0" or "NO" => false,
        _ => null,
    };
}
