using System.Globalization;
using System.Numerics;
using CsCheck;
using Millrace.Model.DynamoDB;

namespace Millrace.Model.Tests.DynamoDB;

/// <summary>facts/dynamodb.md 6.1.</summary>
public sealed class NumberTests
{
    private const string Overflow = "Number overflow. Attempting to store a number with magnitude larger than supported range";
    private const string Underflow = "Number underflow. Attempting to store a number with magnitude smaller than supported range";

    private static readonly Gen<Number> Numbers = Gen.Select(
        Gen.Bool, Gen.ULong, Gen.ULong, Gen.Int[0, 38], Gen.Int[-90, 87], static (isNegative, upper, lower, digits, exponent) =>
            new Number(isNegative, new UInt128(upper, lower) % Power(digits), exponent));

    [Theory]
    [InlineData("+5", "5")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("1e+2", "100")]
    [InlineData("00042", "42")]
    [InlineData("-0", "0")]
    [InlineData("1.5E2", "150")]
    [InlineData("1.0", "1")]
    [InlineData("3.1400", "3.14")]
    [InlineData("-0.001e1", "-0.01")]
    [InlineData("0e126", "0")]
    [InlineData("0.0e126", "0")]
    [InlineData("0e-99999999999999999999", "0")]
    [InlineData("99999999999999999999999999999999999999", "99999999999999999999999999999999999999")]
    [InlineData("1000000000000000000000000000000000000000000", "1000000000000000000000000000000000000000000")]
    public void A_number_has_one_text(string text, string canonical)
    {
        Assert.True(Number.TryParse(text, out var number, out _));
        Assert.Equal(canonical, number.ToString());
    }

    [Theory]
    [InlineData("9.9999999999999999999999999999999999999E+125")]
    [InlineData("-9.9999999999999999999999999999999999999E+125")]
    [InlineData("1E-130")]
    [InlineData("0.1e126")]
    public void The_edges_of_the_range_are_numbers(string text) => Assert.True(Number.TryParse(text, out _, out _));

    [Theory]
    [InlineData("", "The parameter cannot be converted to a numeric value")]
    [InlineData(" 1", "The parameter cannot be converted to a numeric value:  1")]
    [InlineData("NaN", "The parameter cannot be converted to a numeric value: NaN")]
    [InlineData("Infinity", "The parameter cannot be converted to a numeric value: Infinity")]
    [InlineData("0x10", "The parameter cannot be converted to a numeric value: 0x10")]
    [InlineData(".", "The parameter cannot be converted to a numeric value: .")]
    [InlineData("-", "The parameter cannot be converted to a numeric value: -")]
    [InlineData("1e", "The parameter cannot be converted to a numeric value: 1e")]
    [InlineData("1e5x", "The parameter cannot be converted to a numeric value: 1e5x")]
    [InlineData("1,5", "The parameter cannot be converted to a numeric value: 1,5")]
    [InlineData("1e126", Overflow)]
    [InlineData("-1e126", Overflow)]
    [InlineData("1e99999999999999999999", Overflow)]
    [InlineData("1e-131", Underflow)]
    [InlineData("123456789012345678901234567890123456789", "Attempting to store more than 38 significant digits in a Number")]
    [InlineData("0.123456789012345678901234567890123456789", "Attempting to store more than 38 significant digits in a Number")]
    public void What_is_no_number_is_told(string text, string fault)
    {
        Assert.False(Number.TryParse(text, out _, out var told));
        Assert.Equal(fault, told);
    }

    [Theory]
    [InlineData("1", "2", "3")]
    [InlineData("0.1", "0.2", "0.3")]
    [InlineData("1", "-1", "0")]
    [InlineData("1e38", "-1", "99999999999999999999999999999999999999")]
    [InlineData("99999999999999999999999999999999999999", "1", "100000000000000000000000000000000000000")]
    [InlineData("1e-130", "-2e-130", "-1e-130")]
    [InlineData("5e125", "4e125", "9e125")]
    public void Sums_are_exact(string left, string right, string sum)
    {
        Assert.True(Number.TryAdd(Of(left), Of(right), out var added, out _));
        Assert.Equal(Of(sum), added);
    }

    [Theory]
    [InlineData("1e50", "1", Overflow)]
    [InlineData("99999999999999999999999999999999999999", "0.1", Overflow)]
    [InlineData("9e125", "9e125", Overflow)]
    [InlineData("1.1e-130", "-1e-130", Underflow)]
    public void A_sum_that_is_no_number_is_told(string left, string right, string fault)
    {
        // 1.1e-130 itself is a number: its first digit is in range.
        Assert.False(Number.TryAdd(Of(left), Of(right), out _, out var told));
        Assert.Equal(fault, told);
    }

    [Fact]
    public void The_order_is_that_of_the_values() => Gen.Select(Numbers, Numbers).Sample(static (left, right) =>
    {
        Assert.Equal(Exact(left).CompareTo(Exact(right)), Math.Sign(left.CompareTo(right)));
        Assert.Equal(left == right, left.CompareTo(right) == 0);
    });

    [Fact]
    public void A_text_is_read_as_the_number_that_wrote_it() => Numbers.Sample(static number =>
    {
        Assert.True(Number.TryParse(number.ToString(), out var read, out _));
        Assert.Equal(number, read);
    });

    private static Number Of(string text) => Number.TryParse(text, out var number, out var fault) ? number : throw new FormatException(fault);

    private static UInt128 Power(int digits) => UInt128.Parse("1" + new string('0', digits), CultureInfo.InvariantCulture);

    private static BigInteger Exact(Number number) =>
        (BigInteger)number.Digits * BigInteger.Pow(10, number.Exponent + 130) * (number.IsNegative ? -1 : 1);
}
