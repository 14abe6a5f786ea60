using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Millrace.Model.DynamoDB;

/// <summary>
/// A number as DynamoDB has them: up to 38 significant digits, magnitudes from 1E-130 to 9.99...E+125, and zero (facts/dynamodb.md 6.1).
/// It is kept as digits without trailing zeros and a power of ten, so that equal numbers look the same.
/// </summary>
public readonly struct Number : IEquatable<Number>, IComparable<Number>
{
    /// <summary>The most significant digits.</summary>
    public const int MaxDigits = 38;

    /// <summary>The largest power of ten of a first digit.</summary>
    public const int MaxMagnitude = 125;

    /// <summary>The smallest power of ten of a first digit.</summary>
    public const int MinMagnitude = -130;

    private const string Overflow = "Number overflow. Attempting to store a number with magnitude larger than supported range";
    private const string Underflow = "Number underflow. Attempting to store a number with magnitude smaller than supported range";

    private readonly UInt128 _digits;
    private readonly short _exponent;
    private readonly bool _isNegative;

    /// <summary>An integer.</summary>
    public Number(long value)
        : this(value < 0, (UInt128)Int128.Abs(value), 0)
    {
    }

    /// <summary>A number of digits that are within all limits.</summary>
    /// <param name="isNegative">Whether it is below zero.</param>
    /// <param name="digits">Its digits, fewer than 39.</param>
    /// <param name="exponent">The power of ten of the last digit.</param>
    public Number(bool isNegative, UInt128 digits, int exponent)
    {
        if (digits == 0) return;
        for (; digits % 10 == 0; exponent++) digits /= 10;

        _digits = digits;
        _exponent = (short)exponent;
        _isNegative = isNegative;
    }

    /// <summary>Whether it is below zero.</summary>
    public bool IsNegative => _isNegative;

    /// <summary>Whether it is zero.</summary>
    public bool IsZero => _digits == 0;

    /// <summary>The significant digits; 0 for zero.</summary>
    public UInt128 Digits => _digits;

    /// <summary>The power of ten of the last significant digit.</summary>
    public int Exponent => _exponent;

    /// <summary>How many significant digits there are; 0 for zero.</summary>
    public int Precision => CountDigits(_digits);

    /// <summary>The power of ten of the first significant digit.</summary>
    public int Magnitude => _exponent + Precision - 1;

    /// <summary>Whether two numbers are equal.</summary>
    public static bool operator ==(Number left, Number right) => left.Equals(right);

    /// <summary>Whether two numbers differ.</summary>
    public static bool operator !=(Number left, Number right) => !left.Equals(right);

    /// <summary>Whether one number is below another.</summary>
    public static bool operator <(Number left, Number right) => left.CompareTo(right) < 0;

    /// <summary>Whether one number is above another.</summary>
    public static bool operator >(Number left, Number right) => left.CompareTo(right) > 0;

    /// <summary>Whether one number is not above another.</summary>
    public static bool operator <=(Number left, Number right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one number is not below another.</summary>
    public static bool operator >=(Number left, Number right) => left.CompareTo(right) >= 0;

    /// <summary>The number with the other sign.</summary>
    public static Number operator -(Number value) => new(!value._isNegative, value._digits, value._exponent);

    /// <summary>The number with the other sign.</summary>
    public static Number Negate(Number item) => -item;

    /// <summary>Reads a number: a sign, digits, a point and an exponent.</summary>
    /// <param name="text">The text.</param>
    /// <param name="number">The number.</param>
    /// <param name="fault">What is wrong with it, in AWS's words (facts/dynamodb.md 19.3).</param>
    public static bool TryParse(string text, out Number number, [NotNullWhen(false)] out string? fault)
    {
        number = default;
        if (text.Length == 0)
        {
            fault = "The parameter cannot be converted to a numeric value";
            return false;
        }

        if (!NumberText.TryParse(text, out var parts))
        {
            fault = $"The parameter cannot be converted to a numeric value: {text}";
            return false;
        }

        fault = parts.IsZero ? null
            : parts.Magnitude > MaxMagnitude ? Overflow
            : parts.Magnitude < MinMagnitude ? Underflow
            : parts.Digits.Length > MaxDigits ? "Attempting to store more than 38 significant digits in a Number"
            : null;
        if (fault is not null) return false;
        if (!parts.IsZero) number = new Number(parts.IsNegative, UInt128.Parse(parts.Digits, CultureInfo.InvariantCulture), (int)parts.Exponent);
        return true;
    }

    /// <summary>The sum, exactly.</summary>
    /// <param name="left">A number.</param>
    /// <param name="right">Another.</param>
    /// <param name="sum">The sum.</param>
    /// <param name="fault">Why there is none: it is out of range or, in the same words, has too many digits.</param>
    public static bool TryAdd(Number left, Number right, out Number sum, [NotNullWhen(false)] out string? fault)
    {
        sum = default;
        fault = null;
        if (left.IsZero || right.IsZero)
        {
            sum = left.IsZero ? right : left;
            return true;
        }

        var exponent = Math.Min(left._exponent, right._exponent);
        // One digit more than there may be can still cancel out: 1E+38 - 1.
        if (Math.Max(left.Magnitude, right.Magnitude) - exponent > MaxDigits)
        {
            fault = Overflow;
            return false;
        }

        var exact = Scaled(left, exponent) + Scaled(right, exponent);
        var (size, isNegative) = (BigInteger.Abs(exact), exact.Sign < 0);
        var power = (int)exponent;
        for (; !size.IsZero && (size % 10).IsZero; power++) size /= 10;

        var digits = size.IsZero ? 0 : size.ToString(CultureInfo.InvariantCulture).Length;
        var magnitude = power + digits - 1;
        fault = digits == 0 ? null
            : digits > MaxDigits || magnitude > MaxMagnitude ? Overflow
            : magnitude < MinMagnitude ? Underflow
            : null;
        if (fault is not null) return false;
        sum = new Number(isNegative, (UInt128)size, power);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(Number other) => _digits == other._digits && _exponent == other._exponent && _isNegative == other._isNegative;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Number other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_digits, _exponent, _isNegative);

    /// <inheritdoc/>
    public int CompareTo(Number other)
    {
        var (sign, otherSign) = (Sign, other.Sign);
        if (sign != otherSign || sign == 0) return sign.CompareTo(otherSign);
        var sizes = Magnitude != other.Magnitude ? Magnitude.CompareTo(other.Magnitude) : FullDigits.CompareTo(other.FullDigits);
        return sign * sizes;
    }

    /// <summary>The number without an exponent and without zeros that say nothing.</summary>
    public override string ToString()
    {
        if (IsZero) return "0";
        var digits = _digits.ToString(CultureInfo.InvariantCulture);
        var sign = _isNegative ? "-" : "";
        if (_exponent >= 0) return $"{sign}{digits}{new string('0', _exponent)}";
        var point = digits.Length + _exponent;
        return point > 0 ? $"{sign}{digits[..point]}.{digits[point..]}" : $"{sign}0.{new string('0', -point)}{digits}";
    }

    private int Sign => IsZero ? 0 : _isNegative ? -1 : 1;

    /// <summary>The digits with zeros behind them, as many as there can be.</summary>
    private UInt128 FullDigits => _digits * PowerOfTen(MaxDigits - Precision);

    private static BigInteger Scaled(Number number, int exponent)
    {
        var size = (BigInteger)number._digits * BigInteger.Pow(10, number._exponent - exponent);
        return number._isNegative ? -size : size;
    }

    private static UInt128 PowerOfTen(int power)
    {
        UInt128 result = 1;
        for (var i = 0; i < power; i++) result *= 10;
        return result;
    }

    private static int CountDigits(UInt128 value)
    {
        var count = 0;
        for (; value != 0; value /= 10) count++;
        return count;
    }
}
