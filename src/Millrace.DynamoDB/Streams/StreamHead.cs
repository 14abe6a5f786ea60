using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Millrace.DynamoDB.Tables;
using Millrace.Storage.Tables;

namespace Millrace.DynamoDB.Streams;

/// <summary>What changes with each record of a stream, apart from the rest so that little is written.</summary>
/// <param name="Next">The sequence number of the next record.</param>
/// <param name="Oldest">The least sequence number that was not trimmed.</param>
/// <param name="OpenedAt">When the open shard was opened, in epoch milliseconds.</param>
internal readonly record struct StreamHead(long Next, long Oldest, long OpenedAt)
{
    private const int Size = 3 * sizeof(long);

    /// <exception cref="InvalidDataException">There is none.</exception>
    public static StreamHead Read(ITableReader reader, long space) => reader.Find(TableCatalog.Space, Key(space)) is { Length: Size } bytes
        ? new(
            BinaryPrimitives.ReadInt64BigEndian(bytes),
            BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(sizeof(long))),
            BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(2 * sizeof(long))))
        : throw new InvalidDataException($"The head of the stream in space {space} is not there.");

    public static void Delete(ITableWriter writer, long space) => writer.Delete(TableCatalog.Space, Key(space));

    public void Write(ITableWriter writer, long space)
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Next);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(sizeof(long)), Oldest);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(2 * sizeof(long)), OpenedAt);
        writer.Put(TableCatalog.Space, Key(space), bytes);
    }

    private static byte[] Key(long space) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"h/{space:X16}"));
}
