namespace Millrace.Kcl.Tests;

public sealed class ExtendedSequenceNumberTests
{
    private const string Number = "49546986683135544286507457936321625675700192471156785154";

    /// <summary>facts/kcl.md 4: AT_TIMESTAMP, TRIM_HORIZON, LATEST, numbers, SHARD_END.</summary>
    [Fact]
    public void Positions_are_ordered_as_the_java_library_orders_them()
    {
        ExtendedSequenceNumber[] rising =
        [
            ExtendedSequenceNumber.AtTimestamp, ExtendedSequenceNumber.TrimHorizon, ExtendedSequenceNumber.Latest, new("9"), new("10"), new("10", 1),
            new(Number), new(Number, 7), new("1" + Number), ExtendedSequenceNumber.ShardEnd,
        ];

        Assert.Equal(rising, rising.Reverse().Order());
    }

    [Theory]
    [InlineData("0x1")]
    [InlineData("-1")]
    [InlineData("latest")]
    public void Anything_but_digits_and_the_words_is_refused(string text) =>
        Assert.Throws<ArgumentException>(() => new ExtendedSequenceNumber(text));

    [Fact]
    public void A_place_before_the_first_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new ExtendedSequenceNumber(Number, -1));
}
