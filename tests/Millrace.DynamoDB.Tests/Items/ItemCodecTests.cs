using CsCheck;
using Millrace.DynamoDB.Items;
using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Tests.Items;

/// <summary>Items as bytes, and back.</summary>
public sealed class ItemCodecTests
{
    [Fact]
    public void An_item_is_read_as_it_was_written() => ValueGen.Items.Sample(item =>
    {
        var stored = StoredItem.Of(item);
        var bytes = ItemCodec.Encode(stored);
        var read = ItemCodec.Decode(bytes);
        Assert.True(MapValue.AreEqual(item, read.Attributes));
        Assert.Equal(stored.Size, read.Size);
        Assert.Equal(stored.Size, ItemCodec.SizeOf(bytes));
    });

    [Fact]
    public void Bytes_that_are_no_item_are_told_and_nothing_worse() => Gen.Select(ValueGen.Items, Gen.Int, Gen.Byte).Sample((item, at, value) =>
    {
        var bytes = ItemCodec.Encode(StoredItem.Of(item));
        bytes[(int)((uint)at % bytes.Length)] = value;
        try
        {
            ItemCodec.Decode(bytes[..^1]);
        }
        catch (InvalidDataException)
        {
            // What is wrong is told.
        }
    });
}
