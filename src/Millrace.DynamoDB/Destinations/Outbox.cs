using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Streams;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;

namespace Millrace.DynamoDB.Destinations;

/// <summary>Changes that are still to be put to a table's destinations. Each is written in the transaction of the change, so that none is lost.</summary>
internal static class Outbox
{
    /// <summary>Adds a change; one that changes nothing is none.</summary>
    public static void Append(ITableWriter writer, Table table, StoredItem? before, StoredItem? after, ChangeMoment moment)
    {
        if (table.State.OutboxSpace is not { } space) return;
        if (before is not null && after is not null && MapValue.AreEqual(before.Attributes, after.Attributes)) return;
        var counter = CounterKey(space);
        var number = writer.Find(TableCatalog.Space, counter) is { } last ? BinaryPrimitives.ReadInt64BigEndian(last) + 1 : 1;
        var key = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(key, number);
        writer.Put(space, key, StreamRecordCodec.Encode(StoredChange.Of(table.State.Key, before, after, moment)));
        writer.Put(TableCatalog.Space, counter, key);
    }

    /// <summary>The oldest changes.</summary>
    public static List<TableEntry> Oldest(ITableReader reader, long space, int most) => [.. reader.Range(space, new TableRange([], null)).Take(most)];

    /// <summary>Deletes everything of a table's.</summary>
    public static void Delete(ITableWriter writer, long space)
    {
        writer.Clear(space);
        writer.Delete(TableCatalog.Space, CounterKey(space));
    }

    private static byte[] CounterKey(long space) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"o/{space:X16}"));
}
