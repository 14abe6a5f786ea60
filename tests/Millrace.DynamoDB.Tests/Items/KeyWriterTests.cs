using System.Text;
using CsCheck;
using Millrace.DynamoDB.Items;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Tests.Items;

/// <summary>facts/dynamodb.md 20.4: keys are in the order of what they are made from.</summary>
public sealed class KeyWriterTests
{
    [Fact]
    public void Numbers_are_in_order() => Gen.Select(ValueGen.Numbers, ValueGen.Numbers).Sample((left, right) =>
        Assert.Equal(left.CompareTo(right), Order(new NumberValue(left), new NumberValue(right))));

    [Fact]
    public void Texts_are_in_the_order_of_their_bytes() => Gen.Select(ValueGen.Texts, ValueGen.Texts).Sample((left, right) => Assert.Equal(
        Math.Sign(Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right))), Order(new StringValue(left), new StringValue(right))));

    [Fact]
    public void Bytes_are_in_order() => Gen.Select(ValueGen.Bytes, ValueGen.Bytes).Sample((left, right) =>
        Assert.Equal(Math.Sign(left.AsSpan().SequenceCompareTo(right)), Order(new BinaryValue(left), new BinaryValue(right))));

    [Fact]
    public void A_component_ends_where_it_ends() => Gen.Select(ValueGen.Bytes, ValueGen.Numbers, ValueGen.Texts).Sample((bytes, number, text) =>
    {
        var writer = new KeyWriter();
        writer.Write(new BinaryValue(bytes));
        writer.EndPartitionKey();
        writer.Write(new NumberValue(number));
        var length = writer.ToArray().Length;
        writer.Write(new StringValue(text));
        writer.WriteItemKey([0, 0, 1]);
        var key = writer.ToArray();
        Assert.Equal(length, KeyWriter.EndOfComponents(key, 2));
        Assert.Equal([0, 0, 1], key[KeyWriter.EndOfComponents(key, 3)..]);
    });

    [Theory]
    [InlineData(new byte[] { 1, 2 }, new byte[] { 1, 3 })]
    [InlineData(new byte[] { 1, 255, 255 }, new byte[] { 2 })]
    [InlineData(new byte[] { 255 }, null)]
    public void The_key_past_a_beginning_is_the_next_that_does_not_begin_so(byte[] start, byte[]? past) => Assert.Equal(past, KeyWriter.Past(start));

    private static int Order(AttributeValue left, AttributeValue right) => Math.Sign(Key(left).AsSpan().SequenceCompareTo(Key(right)));

    /// <summary>A key with a partition that is always the same, followed by another component.</summary>
    private static byte[] Key(AttributeValue value)
    {
        var writer = new KeyWriter();
        writer.EndPartitionKey();
        writer.Write(value);
        writer.WriteItemKey([0xFF]);
        return writer.ToArray();
    }
}
