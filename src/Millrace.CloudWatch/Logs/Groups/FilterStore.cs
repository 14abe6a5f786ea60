using System.Text;
using Millrace.Storage.Tables;

namespace Millrace.CloudWatch.Logs.Groups;

/// <summary>A filter that is there.</summary>
/// <typeparam name="TState">Which kind.</typeparam>
internal readonly record struct NamedFilter<TState>(LogGroupKey Group, string Name, TState State);

/// <summary>The filters of groups, in the space of the catalog.</summary>
/// <typeparam name="TState">Which kind.</typeparam>
/// <param name="prefix">What their entries begin with.</param>
/// <param name="read">Reads a state.</param>
/// <param name="write">Writes one.</param>
internal sealed class FilterStore<TState>(string prefix, Func<byte[], TState> read, Func<TState, byte[]> write)
    where TState : class
{
    // No group's name has a zero in it.
    private const char Separator = '\0';
    private const char PastSeparator = '\u0001';

    /// <summary>Finds a filter.</summary>
    public TState? Find(ITableReader reader, LogGroupKey group, string name) =>
        reader.Find(TableSpaces.Logs, Entry(group, name)) is { } value ? read(value) : null;

    /// <summary>Writes what a filter is.</summary>
    public void Put(ITableWriter writer, LogGroupKey group, string name, TState state) => writer.Put(TableSpaces.Logs, Entry(group, name), write(state));

    /// <summary>Deletes a filter.</summary>
    public void Delete(ITableWriter writer, LogGroupKey group, string name) => writer.Delete(TableSpaces.Logs, Entry(group, name));

    /// <summary>Deletes the filters of a group.</summary>
    public void DeleteAll(ITableWriter writer, LogGroupKey group)
    {
        foreach (var filter in Of(writer, group).ToList()) Delete(writer, group, filter.Name);
    }

    /// <summary>The filters of a group, by name.</summary>
    public IEnumerable<NamedFilter<TState>> Of(ITableReader reader, LogGroupKey group) =>
        Range(reader, Start(group) + Separator, Start(group) + PastSeparator);

    /// <summary>The filters of an account in a region, by group and name.</summary>
    public IEnumerable<NamedFilter<TState>> Of(ITableReader reader, string accountId, string region) =>
        Range(reader, $"{prefix}{accountId}/{region}/", $"{prefix}{accountId}/{region}0");

    private IEnumerable<NamedFilter<TState>> Range(ITableReader reader, string from, string past)
    {
        foreach (var entry in reader.Range(TableSpaces.Logs, new TableRange(Encoding.UTF8.GetBytes(from), Encoding.UTF8.GetBytes(past))))
        {
            if (Encoding.UTF8.GetString(entry.Key.AsSpan(prefix.Length)).Split('/', 3) is not [var account, var region, var rest]) continue;
            if (rest.Split(Separator) is [var group, var name]) yield return new NamedFilter<TState>(new LogGroupKey(account, region, group), name, read(entry.Value));
        }
    }

    private string Start(LogGroupKey group) => $"{prefix}{group.AccountId}/{group.Region}/{group.Name}";

    private byte[] Entry(LogGroupKey group, string name) => Encoding.UTF8.GetBytes(Start(group) + Separator + name);
}

/// <summary>The two kinds of filters.</summary>
internal static class FilterStores
{
    /// <summary>Filters that count events into metrics.</summary>
    public static FilterStore<MetricFilterState> Metric { get; } = new("m/", LogStateJson.MetricFilter, LogStateJson.Write);

    /// <summary>Filters that send events on.</summary>
    public static FilterStore<SubscriptionFilterState> Subscription { get; } = new("f/", LogStateJson.SubscriptionFilter, LogStateJson.Write);
}
