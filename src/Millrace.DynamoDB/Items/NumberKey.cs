using System.Globalization;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Items;

/// <summary>
/// Numbers as bytes in the order of their values (facts/dynamodb.md 20.4): a class byte (negative 1, zero 2, positive 3), the power of ten of the
/// first digit, pairs of digits and an end. Those of negative numbers are complemented.
/// </summary>
internal static class NumberKey
{
    private const byte Negative = 1;
    private const byte Zero = 2;
    private const byte Positive = 3;

    public static byte[] Of(Number number)
    {
        if (number.IsZero) return [Zero];
        var digits = number.Digits.ToString(CultureInfo.InvariantCulture);
        if (digits.Length % 2 != 0) digits += "0";
        var bytes = new byte[(digits.Length / 2) + 3];
        bytes[0] = Positive;
        bytes[1] = (byte)(number.Magnitude - Number.MinMagnitude);
        for (var i = 0; i < digits.Length; i += 2) bytes[(i / 2) + 2] = (byte)((10 * (digits[i] - '0')) + (digits[i + 1] - '0') + 1);
        if (!number.IsNegative) return bytes;
        bytes[0] = Negative;
        for (var i = 1; i < bytes.Length; i++) bytes[i] = (byte)~bytes[i];
        return bytes;
    }
}
