using Millrace.DynamoDB.Items;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Tests.Items;

/// <summary>facts/dynamodb.md 7.</summary>
public sealed class ItemSizeTests
{
    [Theory]
    [InlineData("0", 1)]
    [InlineData("1", 2)]
    [InlineData("-1", 3)]
    [InlineData("12", 2)]
    [InlineData("120", 3)]
    [InlineData("123", 3)]
    [InlineData("-123.45", 5)]
    public void A_number_takes_a_byte_for_two_digits_and_one_more(string text, int size)
    {
        Assert.True(Number.TryParse(text, out var number, out _));
        Assert.Equal(size, ItemSize.Of(new NumberValue(number)));
    }

    [Fact]
    public void Names_and_values_count_in_bytes()
    {
        Assert.Equal(2 + 3, ItemSize.Of(new Dictionary<string, AttributeValue> { ["ä"] = "abc" }));
        Assert.Equal(1 + 1, ItemSize.Of(new Dictionary<string, AttributeValue> { ["a"] = true }));
        Assert.Equal(1 + 3 + 1 + 2, ItemSize.Of(new Dictionary<string, AttributeValue> { ["a"] = new ListValue(["ab"]) }));
        Assert.Equal(1 + 3 + 1 + 1 + 2, ItemSize.Of(new Dictionary<string, AttributeValue> { ["a"] = new MapValue(new Dictionary<string, AttributeValue> { ["b"] = "cd" }) }));
        Assert.Equal(1 + 3, ItemSize.Of(new Dictionary<string, AttributeValue> { ["a"] = new StringSetValue(["a", "bc"]) }));
    }
}
