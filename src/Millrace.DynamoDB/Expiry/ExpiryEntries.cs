using System.Buffers.Binary;
using Millrace.DynamoDB.Items;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;

namespace Millrace.DynamoDB.Expiry;

/// <summary>
/// The items of a table in the order in which they expire (facts/dynamodb.md 16): an entry for each whose time-to-live attribute is a number of
/// epoch seconds, under that number and the item's key. Written with the item.
/// </summary>
internal static class ExpiryEntries
{
    private const int TimeSize = sizeof(long);

    /// <summary>Puts an item's entry in the place of the one that it had.</summary>
    public static void Replace(ITableWriter writer, TableState table, byte[] key, StoredItem? before, StoredItem? after)
    {
        if (table.ExpirySpace is not { } space) return;
        var (timeBefore, timeAfter) = (TimeOf(table, before), TimeOf(table, after));
        if (timeBefore == timeAfter) return;
        if (timeBefore is { } old) writer.Delete(space, EntryKey(old, key));
        if (timeAfter is { } time) writer.Put(space, EntryKey(time, key), []);
    }

    /// <summary>Makes the entries of a table's items.</summary>
    public static void Fill(ITableWriter writer, TableState table)
    {
        if (table.ExpirySpace is null) return;
        foreach (var portion in ItemStore.Portions(writer, table))
        {
            foreach (var entry in portion) Replace(writer, table, entry.Key, before: null, ItemCodec.Decode(entry.Value));
        }
    }

    /// <summary>The keys of items that expire in a range of times.</summary>
    /// <param name="reader">What is read from.</param>
    /// <param name="space">The table's space of entries.</param>
    /// <param name="from">The first second.</param>
    /// <param name="to">The second just past the range.</param>
    public static IEnumerable<byte[]> Keys(ITableReader reader, long space, long from, long to) =>
        reader.Range(space, new TableRange(Time(from), Time(to))).Select(static entry => entry.Key[TimeSize..]);

    /// <summary>When an item expires, in epoch seconds; null when it never does.</summary>
    private static long? TimeOf(TableState table, StoredItem? item)
    {
        if (item is null || table.TimeToLiveAttribute is not { } attribute) return null;
        if (item.Attributes.GetValueOrDefault(attribute) is not NumberValue { Number: { IsNegative: false } number }) return null;
        if (number.Magnitude > 18) return null;
        var digits = number.Digits;
        for (var exponent = number.Exponent; exponent < 0; exponent++) digits /= 10;
        for (var exponent = number.Exponent; exponent > 0; exponent--) digits *= 10;
        return digits <= long.MaxValue ? (long)digits : null;
    }

    private static byte[] EntryKey(long time, byte[] key) => [.. Time(time), .. key];

    private static byte[] Time(long seconds)
    {
        var bytes = new byte[TimeSize];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Math.Max(0, seconds));
        return bytes;
    }
}
