using System.Buffers.Binary;
using Millrace.Storage.Tables;

namespace Millrace.DynamoDB.Tables;

/// <summary>How many entries a table or an index has, and how large they are together; kept in the same transaction as they are.</summary>
internal readonly record struct TableStatistics(long Items, long Bytes)
{
    private const int Size = 2 * sizeof(long);

    public static TableStatistics Read(ITableReader reader, long space) =>
        reader.Find(TableCatalog.Space, TableCatalog.StatisticsKey(space)) is { Length: Size } bytes
            ? new(BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(sizeof(long))))
            : default;

    /// <summary>Adds to what is kept.</summary>
    public static void Add(ITableWriter writer, long space, long items, long bytes)
    {
        if (items == 0 && bytes == 0) return;
        var before = Read(writer, space);
        var after = new byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(after, before.Items + items);
        BinaryPrimitives.WriteInt64BigEndian(after.AsSpan(sizeof(long)), before.Bytes + bytes);
        writer.Put(TableCatalog.Space, TableCatalog.StatisticsKey(space), after);
    }
}
