using System.Text;
using Millrace.Model.CloudWatch;
using Millrace.Storage.Tables;
using Millrace.Wire;

namespace Millrace.CloudWatch.Metrics.Alarms;

/// <summary>An alarm that is there.</summary>
internal readonly record struct NamedAlarm(AlarmKey Key, AlarmState State)
{
    /// <summary>What it watches.</summary>
    public PutMetricAlarmRequest Configuration =>
        WireCodec.Read<PutMetricAlarmRequest>(Encoding.UTF8.GetBytes(State.Configuration), WireFormat.Json, out _)!;
}

/// <summary>Which alarms there are.</summary>
internal static class AlarmStore
{
    private const char Separator = '\u0001';
    private const char Past = '\u0002';

    /// <summary>Finds an alarm.</summary>
    public static AlarmState? Find(ITableReader reader, AlarmKey key) =>
        reader.Find(TableSpaces.Alarms, Entry(key)) is { } json ? AlarmStateJson.Read(json) : null;

    /// <summary>Writes what an alarm is.</summary>
    public static void Put(ITableWriter writer, AlarmKey key, AlarmState state) => writer.Put(TableSpaces.Alarms, Entry(key), AlarmStateJson.Write(state));

    /// <summary>Deletes an alarm.</summary>
    public static void Delete(ITableWriter writer, AlarmKey key) => writer.Delete(TableSpaces.Alarms, Entry(key));

    /// <summary>Every alarm of every account.</summary>
    public static IEnumerable<NamedAlarm> All(ITableReader reader) => Range(reader, TableRange.All);

    /// <summary>The alarms of an account in a region by name.</summary>
    /// <param name="reader">What is read from.</param>
    /// <param name="accountId">Whose they are.</param>
    /// <param name="region">Where they are.</param>
    /// <param name="prefix">What their names begin with.</param>
    /// <param name="after">Only names after this one; it need not exist.</param>
    public static IEnumerable<NamedAlarm> List(ITableReader reader, string accountId, string region, string prefix = "", string? after = null)
    {
        var named = new AlarmKey(accountId, region, prefix);
        var from = Entry(named);
        if (after is not null && Entry(named with { Name = after }) is var last && last.AsSpan().SequenceCompareTo(from) >= 0) from = [.. last, 0];
        return Range(reader, new TableRange(from, Encoding.UTF8.GetBytes(string.Join(Separator, accountId, region) + Past)))
            .TakeWhile(alarm => alarm.Key.Name.StartsWith(prefix, StringComparison.Ordinal));
    }

    private static IEnumerable<NamedAlarm> Range(ITableReader reader, TableRange range)
    {
        foreach (var entry in reader.Range(TableSpaces.Alarms, range))
        {
            if (Encoding.UTF8.GetString(entry.Key).Split(Separator, 3) is [var account, var region, var name])
                yield return new NamedAlarm(new AlarmKey(account, region, name), AlarmStateJson.Read(entry.Value));
        }
    }

    private static byte[] Entry(AlarmKey key) => Encoding.UTF8.GetBytes(string.Join(Separator, key.AccountId, key.Region, key.Name));
}
