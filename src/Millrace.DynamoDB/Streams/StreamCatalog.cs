using System.Text;
using Millrace.DynamoDB.Tables;
using Millrace.Storage.Tables;

namespace Millrace.DynamoDB.Streams;

/// <summary>Which streams there are: those of tables, and for a day those that were disabled or whose tables were deleted.</summary>
internal static class StreamCatalog
{
    private const string Prefix = "r/";

    public static StreamState? Find(ITableReader reader, StreamKey key) =>
        reader.Find(TableCatalog.Space, EntryKey(key)) is { } json ? TableStateJson.ReadStream(json) : null;

    public static void Put(ITableWriter writer, StreamKey key, StreamState state) =>
        writer.Put(TableCatalog.Space, EntryKey(key), TableStateJson.Write(state));

    /// <summary>Deletes a stream with its records.</summary>
    public static void Delete(ITableWriter writer, StreamKey key, StreamState state)
    {
        writer.Delete(TableCatalog.Space, EntryKey(key));
        StreamHead.Delete(writer, state.Space);
        writer.Clear(state.Space);
    }

    /// <summary>Every stream of every account.</summary>
    public static IEnumerable<StreamKey> All(ITableReader reader) => Range(reader, Prefix, after: null);

    /// <summary>The streams of an account in a region, by table and label.</summary>
    /// <param name="reader">What is read from.</param>
    /// <param name="accountId">Whose streams.</param>
    /// <param name="region">Where they are.</param>
    /// <param name="table">The table; null for all.</param>
    /// <param name="after">Only streams after this one; it need not exist.</param>
    public static IEnumerable<StreamKey> Of(ITableReader reader, string accountId, string region, string? table, StreamKey? after) =>
        Range(reader, table is null ? $"{Prefix}{accountId}/{region}/" : $"{Prefix}{accountId}/{region}/{table}/", after);

    private static IEnumerable<StreamKey> Range(ITableReader reader, string prefix, StreamKey? after)
    {
        var start = Encoding.UTF8.GetBytes(prefix);
        byte[] next = after is { } last ? [.. EntryKey(last), 0] : start;
        var from = next.AsSpan().SequenceCompareTo(start) > 0 ? next : start;
        var to = Items.KeyWriter.Past(start);
        if (from.AsSpan().SequenceCompareTo(to) >= 0) yield break;
        foreach (var entry in reader.Range(TableCatalog.Space, new TableRange(from, to)))
        {
            if (Encoding.UTF8.GetString(entry.Key).Split('/') is [_, var account, var region, var name, var label])
                yield return new StreamKey(new TableKey(account, region, name), label);
        }
    }

    private static byte[] EntryKey(StreamKey key) =>
        Encoding.UTF8.GetBytes($"{Prefix}{key.Table.AccountId}/{key.Table.Region}/{key.Table.Name}/{key.Label}");
}
