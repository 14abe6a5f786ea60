using System.Globalization;

namespace Millrace.Model.DynamoDB;

/// <summary>The text of a number, taken apart; of any length and size.</summary>
/// <param name="IsNegative">Whether it has a minus.</param>
/// <param name="Digits">The digits, without zeros before and behind; empty for zero.</param>
/// <param name="Exponent">The power of ten of the last digit.</param>
internal readonly record struct NumberText(bool IsNegative, string Digits, long Exponent)
{
    /// <summary>An exponent beyond this one is as good as this one; the text of a request cannot be long enough to make up for it.</summary>
    private const long FarExponent = 1_000_000_000;

    public bool IsZero => Digits.Length == 0;

    /// <summary>The power of ten of the first digit.</summary>
    public long Magnitude => Exponent + Digits.Length - 1;

    public static bool TryParse(string text, out NumberText number)
    {
        number = default;
        var at = 0;
        var isNegative = text[0] == '-';
        if (isNegative || text[0] == '+') at++;
        var whole = DigitsFrom(text, ref at);
        var fraction = "";
        if (at < text.Length && text[at] == '.')
        {
            at++;
            fraction = DigitsFrom(text, ref at);
        }

        if (whole.Length + fraction.Length == 0 || !TryReadExponent(text, at, out var exponent)) return false;
        var all = (whole + fraction).TrimStart('0');
        var digits = all.TrimEnd('0');
        number = new NumberText(isNegative, digits, exponent - fraction.Length + (all.Length - digits.Length));
        return true;
    }

    private static bool TryReadExponent(string text, int at, out long exponent)
    {
        exponent = 0;
        if (at == text.Length) return true;
        if (text[at++] is not ('e' or 'E')) return false;
        var isNegative = at < text.Length && text[at] == '-';
        if (at < text.Length && text[at] is '+' or '-') at++;
        var digits = DigitsFrom(text, ref at);
        if (digits.Length == 0 || at < text.Length) return false;
        var size = digits.TrimStart('0') is { Length: <= 9 } some ? long.Parse($"0{some}", CultureInfo.InvariantCulture) : FarExponent;
        exponent = isNegative ? -size : size;
        return true;
    }

    private static string DigitsFrom(string text, ref int at)
    {
        var from = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return text[from..at];
    }
}
