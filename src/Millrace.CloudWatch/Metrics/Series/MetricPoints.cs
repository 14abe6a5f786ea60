using System.Buffers.Binary;
using Millrace.Model.CloudWatch;
using Millrace.Storage.Tables;

namespace Millrace.CloudWatch.Metrics.Series;

/// <summary>The values of a metric in one unit, of one minute or, where it was asked for, one second.</summary>
/// <param name="Time">When it begins, in epoch seconds.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Values">The values.</param>
internal readonly record struct Point(long Time, string Unit, Aggregate Values);

/// <summary>The points of metrics in the table store: by the metric's number, time and unit.</summary>
internal static class MetricPoints
{
    private const int KeyBytes = 2 * sizeof(long) + 1;

    // A unit is stored as its place in this list: new ones come at the end.
    private static readonly string[] Units =
    [
        StandardUnit.Seconds, StandardUnit.Microseconds, StandardUnit.Milliseconds, StandardUnit.Bytes, StandardUnit.Kilobytes, StandardUnit.Megabytes,
        StandardUnit.Gigabytes, StandardUnit.Terabytes, StandardUnit.Bits, StandardUnit.Kilobits, StandardUnit.Megabits, StandardUnit.Gigabits,
        StandardUnit.Terabits, StandardUnit.Percent, StandardUnit.Count, StandardUnit.BytesPerSecond, StandardUnit.KilobytesPerSecond,
        StandardUnit.MegabytesPerSecond, StandardUnit.GigabytesPerSecond, StandardUnit.TerabytesPerSecond, StandardUnit.BitsPerSecond,
        StandardUnit.KilobitsPerSecond, StandardUnit.MegabitsPerSecond, StandardUnit.GigabitsPerSecond, StandardUnit.TerabitsPerSecond,
        StandardUnit.CountPerSecond, StandardUnit.None,
    ];

    /// <summary>Adds values to a point.</summary>
    public static void Add(ITableWriter writer, long number, long time, string unit, Aggregate values)
    {
        var key = Key(number, time, (byte)Array.IndexOf(Units, unit));
        if (writer.Find(TableSpaces.MetricPoints, key) is { } before)
        {
            var sum = Aggregate.Read(before);
            sum.Add(values);
            values = sum;
        }

        writer.Put(TableSpaces.MetricPoints, key, values.ToBytes());
    }

    /// <summary>The points from one time up to another, by time.</summary>
    public static IEnumerable<Point> Read(ITableReader reader, long number, long from, long to)
    {
        if (from >= to) yield break;
        foreach (var entry in reader.Range(TableSpaces.MetricPoints, new TableRange(Key(number, from, 0), Key(number, to, 0))))
            yield return new Point(BinaryPrimitives.ReadInt64BigEndian(entry.Key.AsSpan(sizeof(long))), Units[entry.Key[^1]], Aggregate.Read(entry.Value));
    }

    /// <summary>Deletes up to a number of points before a time.</summary>
    /// <returns>How many there were.</returns>
    public static int Free(ITableWriter writer, long number, long before, int most)
    {
        var old = writer.Range(TableSpaces.MetricPoints, new TableRange(Key(number, 0, 0), Key(number, before, 0))).Take(most).ToList();
        foreach (var entry in old) writer.Delete(TableSpaces.MetricPoints, entry.Key);
        return old.Count;
    }

    private static byte[] Key(long number, long time, byte unit)
    {
        var key = new byte[KeyBytes];
        BinaryPrimitives.WriteInt64BigEndian(key, number);
        BinaryPrimitives.WriteInt64BigEndian(key.AsSpan(sizeof(long)), Math.Max(0, time));
        key[^1] = unit;
        return key;
    }
}
