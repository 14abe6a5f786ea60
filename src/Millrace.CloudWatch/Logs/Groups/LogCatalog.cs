using System.Buffers.Binary;
using System.Text;
using Millrace.Storage.Tables;

namespace Millrace.CloudWatch.Logs.Groups;

/// <summary>A group that is there.</summary>
internal readonly record struct NamedGroup(LogGroupKey Key, LogGroupState State);

/// <summary>A stream that is there.</summary>
internal readonly record struct NamedStream(string Name, LogStreamState State);

/// <summary>
/// Which groups and streams there are. What is stored is the truth: each is looked up in the moment that is read or written. Spaces of events have
/// numbers of their own: <see cref="TableSpaces"/>.
/// </summary>
internal static class LogCatalog
{
    private const long Space = TableSpaces.Logs;
    private const string GroupPrefix = "g/";
    private const string StreamPrefix = "s/";

    private static readonly byte[] Counter = "n"u8.ToArray();

    /// <summary>Finds a group.</summary>
    public static LogGroupState? Find(ITableReader reader, LogGroupKey key) =>
        reader.Find(Space, GroupEntry(key)) is { } json ? LogStateJson.Group(json) : null;

    /// <summary>Finds a stream.</summary>
    public static LogStreamState? FindStream(ITableReader reader, LogGroupKey key, string name) =>
        reader.Find(Space, StreamEntry(key, name)) is { } json ? LogStateJson.Stream(json) : null;

    /// <summary>A group that must be there.</summary>
    /// <exception cref="Wire.ServiceException">It is not.</exception>
    public static LogGroupState Require(ITableReader reader, LogGroupKey key) => Find(reader, key) ?? throw LogsErrors.NoGroup();

    /// <summary>A stream that must be there, in a group that must be.</summary>
    /// <exception cref="Wire.ServiceException">One of them is not.</exception>
    public static LogStreamState RequireStream(ITableReader reader, LogGroupKey key, string name) =>
        FindStream(reader, key, name) ?? throw (Find(reader, key) is null ? LogsErrors.NoGroup() : LogsErrors.NoStream());

    /// <summary>The groups of an account in a region, by name.</summary>
    /// <param name="reader">What is read from.</param>
    /// <param name="accountId">Whose they are.</param>
    /// <param name="region">Where they are.</param>
    /// <param name="prefix">What their names begin with.</param>
    /// <param name="after">Only names after this one; it need not exist.</param>
    public static IEnumerable<NamedGroup> Groups(ITableReader reader, string accountId, string region, string prefix, string? after)
    {
        var named = new LogGroupKey(accountId, region, prefix);
        var head = GroupEntry(named with { Name = "" }).Length;
        foreach (var entry in List(reader, GroupEntry(named), after is null ? null : GroupEntry(named with { Name = after })))
            yield return new NamedGroup(named with { Name = Encoding.UTF8.GetString(entry.Key.AsSpan(head)) }, LogStateJson.Group(entry.Value));
    }

    /// <summary>Every group there is.</summary>
    public static IEnumerable<LogGroupKey> AllGroups(ITableReader reader)
    {
        var start = Encoding.UTF8.GetBytes(GroupPrefix);
        foreach (var entry in List(reader, start, after: null))
        {
            if (Encoding.UTF8.GetString(entry.Key.AsSpan(start.Length)).Split('/', 3) is [var account, var region, var name])
                yield return new LogGroupKey(account, region, name);
        }
    }

    /// <summary>The streams of a group, by name.</summary>
    public static IEnumerable<NamedStream> Streams(ITableReader reader, LogGroupKey key, string prefix = "", string? after = null)
    {
        var head = StreamEntry(key, "").Length;
        foreach (var entry in List(reader, StreamEntry(key, prefix), after is null ? null : StreamEntry(key, after)))
            yield return new NamedStream(Encoding.UTF8.GetString(entry.Key.AsSpan(head)), LogStateJson.Stream(entry.Value));
    }

    /// <summary>Writes what a group is.</summary>
    public static void Put(ITableWriter writer, LogGroupKey key, LogGroupState state) => writer.Put(Space, GroupEntry(key), LogStateJson.Write(state));

    /// <summary>Writes what a stream is.</summary>
    public static void PutStream(ITableWriter writer, LogGroupKey key, string name, LogStreamState state) =>
        writer.Put(Space, StreamEntry(key, name), LogStateJson.Write(state));

    /// <summary>Makes a stream.</summary>
    public static LogStreamState NewStream(ITableWriter writer, LogGroupKey key, string name, long now)
    {
        var state = new LogStreamState { Space = NewSpace(writer), CreationTime = now };
        PutStream(writer, key, name, state);
        return state;
    }

    /// <summary>Deletes a stream with its events.</summary>
    public static void DeleteStream(ITableWriter writer, LogGroupKey key, NamedStream stream)
    {
        writer.Delete(Space, StreamEntry(key, stream.Name));
        writer.Clear(stream.State.Space);
    }

    /// <summary>Deletes a group with its filters, its streams and their events.</summary>
    public static void Delete(ITableWriter writer, LogGroupKey key)
    {
        foreach (var stream in Streams(writer, key).ToList()) DeleteStream(writer, key, stream);
        FilterStores.Metric.DeleteAll(writer, key);
        FilterStores.Subscription.DeleteAll(writer, key);
        writer.Delete(Space, GroupEntry(key));
    }

    private static IEnumerable<TableEntry> List(ITableReader reader, byte[] prefix, byte[]? after)
    {
        byte[] past = [.. prefix];
        past[^1]++;
        byte[] from = after is not null && after.AsSpan().SequenceCompareTo(prefix) >= 0 ? [.. after, 0] : prefix;
        return from.AsSpan().SequenceCompareTo(past) < 0 ? reader.Range(Space, new TableRange(from, past)) : [];
    }

    private static byte[] GroupEntry(LogGroupKey key) => Encoding.UTF8.GetBytes($"{GroupPrefix}{key.AccountId}/{key.Region}/{key.Name}");

    // No group's name has a zero in it.
    private static byte[] StreamEntry(LogGroupKey key, string stream) => Encoding.UTF8.GetBytes($"{StreamPrefix}{key.AccountId}/{key.Region}/{key.Name}\0{stream}");

    private static long NewSpace(ITableWriter writer)
    {
        var space = writer.Find(Space, Counter) is { } bytes ? BinaryPrimitives.ReadInt64BigEndian(bytes) : Space + 1;
        var next = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(next, space + 1);
        writer.Put(Space, Counter, next);
        return space;
    }
}
