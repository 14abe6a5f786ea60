using System.Buffers.Binary;
using System.Text;
using Millrace.Storage.Tables;

namespace Millrace.CloudWatch.Metrics.Series;

/// <summary>A metric that had a value.</summary>
/// <param name="Key">Which.</param>
/// <param name="Number">The number of its points, which no other metric ever gets.</param>
/// <param name="Last">The latest time of a value, in epoch seconds.</param>
internal readonly record struct CatalogedMetric(MetricKey Key, long Number, long Last);

/// <summary>Which metrics there are: one comes to be with its first value.</summary>
internal static class MetricCatalog
{
    private const char Separator = '\u0001';
    private const char Past = '\u0002';
    private const int EntryBytes = 2 * sizeof(long);

    private static readonly byte[] Counter = [0];

    /// <summary>Finds a metric.</summary>
    public static CatalogedMetric? Find(ITableReader reader, MetricKey key) =>
        reader.Find(TableSpaces.Metrics, EntryOf(key)) is { } value ? Read(key, value) : null;

    /// <summary>Finds a metric, or makes it, and notes the time of a value.</summary>
    /// <returns>The number of its points.</returns>
    public static long Touch(ITableWriter writer, MetricKey key, long time)
    {
        var entry = EntryOf(key);
        var known = writer.Find(TableSpaces.Metrics, entry);
        if (known is not null && Read(key, known) is var metric && metric.Last >= time) return metric.Number;
        var number = known is null ? NextNumber(writer) : Read(key, known).Number;
        var value = new byte[EntryBytes];
        BinaryPrimitives.WriteInt64BigEndian(value, number);
        BinaryPrimitives.WriteInt64BigEndian(value.AsSpan(sizeof(long)), time);
        writer.Put(TableSpaces.Metrics, entry, value);
        return number;
    }

    /// <summary>Forgets a metric.</summary>
    public static void Delete(ITableWriter writer, MetricKey key) => writer.Delete(TableSpaces.Metrics, EntryOf(key));

    /// <summary>The metrics of an account in a region by namespace, name and dimensions.</summary>
    /// <param name="reader">What is read from.</param>
    /// <param name="accountId">Whose they are.</param>
    /// <param name="region">Where they are.</param>
    /// <param name="metricNamespace">The namespace; null for all.</param>
    /// <param name="name">The name, within a namespace; null for all.</param>
    /// <param name="after">Only those after this metric; it need not exist.</param>
    public static IEnumerable<CatalogedMetric> List(
        ITableReader reader, string accountId, string region, string? metricNamespace = null, string? name = null, MetricKey? after = null)
    {
        string[] prefix = (metricNamespace, name) switch
        {
            (null, _) => [accountId, region],
            (_, null) => [accountId, region, metricNamespace],
            _ => [accountId, region, metricNamespace, name],
        };
        var start = string.Join(Separator, prefix);
        var from = Bytes(start + Separator);
        if (after is { } last && EntryOf(last) is var entry && entry.AsSpan().SequenceCompareTo(from) >= 0) from = [.. entry, 0];
        return Range(reader, new TableRange(from, Bytes(start + Past)));
    }

    /// <summary>Every metric of every account.</summary>
    public static IEnumerable<CatalogedMetric> All(ITableReader reader) => Range(reader, new TableRange([1], null));

    private static IEnumerable<CatalogedMetric> Range(ITableReader reader, TableRange range)
    {
        if (range.To is { } to && range.From.AsSpan().SequenceCompareTo(to) >= 0) yield break;
        foreach (var entry in reader.Range(TableSpaces.Metrics, range))
        {
            if (Encoding.UTF8.GetString(entry.Key).Split(Separator, 5) is [var account, var region, var space, var name, var dimensions])
                yield return Read(new MetricKey(account, region, space, name, dimensions), entry.Value);
        }
    }

    private static CatalogedMetric Read(MetricKey key, byte[] value) =>
        new(key, BinaryPrimitives.ReadInt64BigEndian(value), BinaryPrimitives.ReadInt64BigEndian(value.AsSpan(sizeof(long))));

    private static long NextNumber(ITableWriter writer)
    {
        var number = writer.Find(TableSpaces.Metrics, Counter) is { } bytes ? BinaryPrimitives.ReadInt64BigEndian(bytes) : 0;
        var next = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(next, number + 1);
        writer.Put(TableSpaces.Metrics, Counter, next);
        return number;
    }

    private static byte[] EntryOf(MetricKey key) =>
        Bytes(string.Join(Separator, key.AccountId, key.Region, Clean(key.Namespace), Clean(key.Name), key.Dimensions));

    private static string Clean(string text) => text.Replace(Separator, ' ');

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
