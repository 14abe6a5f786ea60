using Millrace.DynamoDB.Destinations;
using Millrace.DynamoDB.Expiry;
using Millrace.DynamoDB.Streams;
using Millrace.DynamoDB.Tables;
using Millrace.Model.DynamoDB;
using Millrace.Storage.Tables;

namespace Millrace.DynamoDB.Items;

/// <summary>Reads items, and writes them together with their index entries, what is counted of them and what their stream tells.</summary>
internal static class ItemStore
{
    public static StoredItem? Find(ITableReader reader, Table table, byte[] key) =>
        reader.Find(table.State.Space, key) is { } bytes ? ItemCodec.Decode(bytes) : null;

    /// <summary>Puts an item in the place of another; null for none.</summary>
    public static WriteCost Replace(ITableWriter writer, Table table, byte[] key, StoredItem? before, StoredItem? after, ChangeMoment moment)
    {
        var units = WriteCost.UnitsOf(Math.Max(before?.Size ?? 0, after?.Size ?? 0));
        if (before is null && after is null) return new WriteCost(units, []);
        if (after is null) writer.Delete(table.State.Space, key);
        else writer.Put(table.State.Space, key, ItemCodec.Encode(after));
        TableStatistics.Add(writer, table.State.Space, Count(after) - Count(before), (after?.Size ?? 0) - (before?.Size ?? 0));

        ExpiryEntries.Replace(writer, table.State, key, before, after);
        StreamRecords.Append(writer, table, before, after, moment);
        Outbox.Append(writer, table, before, after, moment);

        List<(IndexState, double)>? indexes = null;
        foreach (var index in table.State.Indexes)
        {
            if (ReplaceEntry(writer, table.State.Key, index, key, before, after) is var cost and > 0) (indexes ??= []).Add((index, cost));
        }

        return new WriteCost(units, indexes ?? []);
    }

    /// <summary>Fills a new index from the table's items.</summary>
    public static void Fill(ITableWriter writer, Table table, IndexState index)
    {
        foreach (var portion in Portions(writer, table.State))
        {
            foreach (var entry in portion) ReplaceEntry(writer, table.State.Key, index, entry.Key, before: null, ItemCodec.Decode(entry.Value));
        }
    }

    /// <summary>The items of a table, some at a time, so that something can be written between two portions: never while a range is read.</summary>
    public static IEnumerable<IReadOnlyList<TableEntry>> Portions(ITableReader reader, TableState table)
    {
        const int Portion = 256;
        var from = Array.Empty<byte>();
        while (true)
        {
            var entries = reader.Range(table.Space, new TableRange(from, null)).Take(Portion).ToList();
            yield return entries;
            if (entries.Count < Portion) yield break;
            from = [.. entries[^1].Key, 0];
        }
    }

    /// <summary>The item that an index's entry stands for, as far as the index has it.</summary>
    public static StoredItem OfEntry(ITableReader reader, Table table, IndexState index, TableEntry entry) => index.ProjectsAll()
        ? Find(reader, table, ItemKeys.ItemKeyOf(index, entry.Key)) ?? throw new InvalidDataException($"An entry of {index.Name} stands for no item.")
        : ItemCodec.Decode(entry.Value);

    private static double ReplaceEntry(
        ITableWriter writer, KeyState tableKey, IndexState index, byte[] key, StoredItem? before, StoredItem? after)
    {
        var (keyBefore, keyAfter) = (EntryKey(before), EntryKey(after));
        if (keyBefore is null && keyAfter is null) return 0;
        var entryBefore = keyBefore is null ? null : Project(tableKey, index, before!);
        var entryAfter = keyAfter is null ? null : Project(tableKey, index, after!);
        var isSameKey = keyBefore is not null && keyAfter is not null && keyBefore.AsSpan().SequenceEqual(keyAfter);
        if (isSameKey && MapValue.AreEqual(entryBefore!.Attributes, entryAfter!.Attributes)) return 0;

        if (keyBefore is not null && !isSameKey) writer.Delete(index.Space, keyBefore);
        if (keyAfter is not null) writer.Put(index.Space, keyAfter, index.ProjectsAll() ? [] : ItemCodec.Encode(entryAfter!));
        TableStatistics.Add(writer, index.Space, Count(entryAfter) - Count(entryBefore), (entryAfter?.Size ?? 0) - (entryBefore?.Size ?? 0));

        var units = isSameKey ? WriteCost.UnitsOf(Math.Max(entryBefore!.Size, entryAfter!.Size)) : 0;
        if (!isSameKey && entryBefore is not null) units += WriteCost.UnitsOf(entryBefore.Size);
        if (!isSameKey && entryAfter is not null) units += WriteCost.UnitsOf(entryAfter.Size);
        return units;

        byte[]? EntryKey(StoredItem? item) => item is null ? null : ItemKeys.OfEntry(index, item.Attributes, key);
    }

    private static StoredItem Project(KeyState tableKey, IndexState index, StoredItem item)
    {
        if (index.ProjectsAll()) return item;
        var attributes = new Dictionary<string, AttributeValue>();
        foreach (var attribute in tableKey.Attributes().Concat(index.Key.Attributes())) attributes[attribute.Name] = item.Attributes[attribute.Name];
        foreach (var name in index.NonKeyAttributes ?? [])
        {
            if (item.Attributes.TryGetValue(name, out var value)) attributes[name] = value;
        }

        return StoredItem.Of(attributes);
    }

    private static int Count(StoredItem? item) => item is null ? 0 : 1;
}
