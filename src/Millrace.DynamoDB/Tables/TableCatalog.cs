using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Millrace.Storage.Tables;

namespace Millrace.DynamoDB.Tables;

/// <summary>
/// Which tables there are. What is stored is the truth: a table is looked up in the moment that is read or written, so that nothing can be changed
/// between finding it and using it. Only the reading of its JSON is remembered.
/// </summary>
internal sealed class TableCatalog
{
    /// <summary>The space of everything but items and index entries.</summary>
    public const long Space = TableSpaces.DynamoDB;

    private const long FirstSpace = TableSpaces.DynamoDB + 1;
    private const string ExpiringPrefix = "x/";
    private const string DestinationsPrefix = "k/";

    private readonly ConcurrentDictionary<TableKey, (byte[] Json, Table Table)> _read = [];

    /// <summary>The key of what is kept about a space.</summary>
    public static byte[] StatisticsKey(long space) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"s/{space:X16}"));

    /// <summary>Finds a table.</summary>
    public Table? Find(ITableReader reader, TableKey key)
    {
        if (reader.Find(Space, EntryKey(key)) is not { } json)
        {
            _read.TryRemove(key, out _);
            return null;
        }

        if (_read.TryGetValue(key, out var known) && known.Json.AsSpan().SequenceEqual(json)) return known.Table;
        var table = new Table(key, TableStateJson.Read(json));
        _read[key] = (json, table);
        return table;
    }

    /// <summary>Lists names, in the order of their bytes.</summary>
    /// <param name="reader">What is read from.</param>
    /// <param name="accountId">Whose tables.</param>
    /// <param name="region">Where they are.</param>
    /// <param name="after">Only names after this one; it need not exist.</param>
    public static IEnumerable<string> Names(ITableReader reader, string accountId, string region, string? after)
    {
        var start = EntryKey(new TableKey(accountId, region, ""));
        var from = after is null ? start : [.. EntryKey(new TableKey(accountId, region, after)), 0];
        foreach (var entry in reader.Range(Space, new TableRange(from, Items.KeyWriter.Past(start))))
            yield return Encoding.UTF8.GetString(entry.Key.AsSpan(start.Length));
    }

    /// <summary>Writes what a table is.</summary>
    public static void Put(ITableWriter writer, TableKey key, TableState state)
    {
        writer.Put(Space, EntryKey(key), TableStateJson.Write(state));
        Mark(writer, MarkKey(ExpiringPrefix, key), state.ExpirySpace is not null);
        Mark(writer, MarkKey(DestinationsPrefix, key), state.OutboxSpace is not null);
    }

    /// <summary>The tables whose items expire.</summary>
    public static IEnumerable<TableKey> Expiring(ITableReader reader) => Marked(reader, ExpiringPrefix);

    /// <summary>The tables whose changes are put to Kinesis streams.</summary>
    public static IEnumerable<TableKey> WithDestinations(ITableReader reader) => Marked(reader, DestinationsPrefix);

    /// <summary>Deletes a table with its items and indexes.</summary>
    public static void Delete(ITableWriter writer, Table table)
    {
        writer.Delete(Space, EntryKey(table.Key));
        writer.Delete(Space, MarkKey(ExpiringPrefix, table.Key));
        writer.Delete(Space, MarkKey(DestinationsPrefix, table.Key));
        if (table.State.OutboxSpace is { } outbox) Destinations.Outbox.Delete(writer, outbox);
        if (table.State.ExpirySpace is { } expiry) ClearSpace(writer, expiry);
        ClearSpace(writer, table.State.Space);
        foreach (var index in table.State.Indexes) ClearSpace(writer, index.Space);
    }

    /// <summary>Deletes what is in a space, and what is kept about it.</summary>
    public static void ClearSpace(ITableWriter writer, long space)
    {
        writer.Clear(space);
        writer.Delete(Space, StatisticsKey(space));
    }

    /// <summary>A space that was never used.</summary>
    public static long NewSpace(ITableWriter writer)
    {
        var key = "n"u8.ToArray();
        var space = writer.Find(Space, key) is { } bytes ? BinaryPrimitives.ReadInt64BigEndian(bytes) : FirstSpace;
        var next = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(next, space + 1);
        writer.Put(Space, key, next);
        return space;
    }

    private static IEnumerable<TableKey> Marked(ITableReader reader, string prefix)
    {
        var start = Encoding.UTF8.GetBytes(prefix);
        foreach (var entry in reader.Range(Space, new TableRange(start, Items.KeyWriter.Past(start))))
        {
            if (Encoding.UTF8.GetString(entry.Key.AsSpan(start.Length)).Split('/') is [var account, var region, var name])
                yield return new TableKey(account, region, name);
        }
    }

    private static void Mark(ITableWriter writer, byte[] mark, bool isSet)
    {
        if (isSet) writer.Put(Space, mark, []);
        else writer.Delete(Space, mark);
    }

    private static byte[] MarkKey(string prefix, TableKey key) => Encoding.UTF8.GetBytes($"{prefix}{key.AccountId}/{key.Region}/{key.Name}");

    private static byte[] EntryKey(TableKey key) => Encoding.UTF8.GetBytes($"t/{key.AccountId}/{key.Region}/{key.Name}");
}
