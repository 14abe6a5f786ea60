using System.Buffers;
using System.Buffers.Binary;
using Millrace.DynamoDB.Items;
using Millrace.Model.DynamoDBStreams;

namespace Millrace.DynamoDB.Streams;

/// <summary>Changes as bytes: the time, what happened, why, then key, new image and old image, each with its length in front; none is empty.</summary>
internal static class StreamRecordCodec
{
    private const byte Insert = 0;
    private const byte Modify = 1;
    private const byte Remove = 2;

    public static byte[] Encode(StoredChange change)
    {
        byte[] keys = ItemCodec.Encode(change.Keys), newImage = Image(change.NewImage), oldImage = Image(change.OldImage);
        var output = new ArrayBufferWriter<byte>(keys.Length + newImage.Length + oldImage.Length + 32);
        BinaryPrimitives.WriteInt64BigEndian(output.GetSpan(sizeof(long)), change.Time);
        output.Advance(sizeof(long));
        var what = change.Event switch
        {
            OperationType.Insert => Insert,
            OperationType.Modify => Modify,
            _ => Remove,
        };
        output.Write([what, (byte)(change.IsExpiry ? 1 : 0)]);
        ItemCodec.WriteBytes(output, keys);
        ItemCodec.WriteBytes(output, newImage);
        ItemCodec.WriteBytes(output, oldImage);
        return output.WrittenSpan.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are no change.</exception>
    public static StoredChange Decode(byte[] bytes)
    {
        var time = TimeOf(bytes);
        var reader = new ItemReader(bytes[sizeof(long)..]);
        var what = reader.Byte() switch
        {
            Insert => OperationType.Insert,
            Modify => OperationType.Modify,
            Remove => OperationType.Remove,
            var other => throw new InvalidDataException($"A stored change has the type {other}."),
        };
        return new StoredChange
        {
            Time = time,
            Event = what,
            IsExpiry = reader.Byte() != 0,
            Keys = ItemCodec.Decode(reader.Bytes().ToArray()),
            NewImage = Item(reader.Bytes()),
            OldImage = Item(reader.Bytes()),
        };
    }

    /// <summary>When a change was, in epoch milliseconds.</summary>
    /// <exception cref="InvalidDataException">The bytes are no change.</exception>
    public static long TimeOf(byte[] bytes) => bytes.Length >= sizeof(long)
        ? BinaryPrimitives.ReadInt64BigEndian(bytes)
        : throw new InvalidDataException("A stored change ends too soon.");

    private static byte[] Image(StoredItem? item) => item is null ? [] : ItemCodec.Encode(item);

    private static StoredItem? Item(ReadOnlyMemory<byte> bytes) => bytes.IsEmpty ? null : ItemCodec.Decode(bytes.ToArray());
}
