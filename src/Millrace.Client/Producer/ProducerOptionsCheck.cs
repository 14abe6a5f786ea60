using System.Globalization;

namespace Millrace.Client.Producer;

/// <summary>Finds every fault of a producer's settings.</summary>
internal static class ProducerOptionsCheck
{
    private const int LargestRecord = 10 * 1024 * 1024;

    /// <exception cref="ArgumentException">There are faults; the message lists all of them.</exception>
    public static void ThrowIfFaulty(ProducerOptions options)
    {
        List<string> faults = [];
        Range(options.AggregationMaxCount, 1, long.MaxValue, nameof(options.AggregationMaxCount));
        Range(options.AggregationMaxSize, 64, LargestRecord, nameof(options.AggregationMaxSize));
        Range(options.CollectionMaxCount, 1, 500, nameof(options.CollectionMaxCount));
        Range(options.CollectionMaxSize, 52224, LargestRecord, nameof(options.CollectionMaxSize));
        Range(options.MaxRecordSize, 64, LargestRecord, nameof(options.MaxRecordSize));
        if (options.RateLimitPercent is { } percent) Range(percent, 1, int.MaxValue, nameof(options.RateLimitPercent));
        Range(options.MaxCallsInFlight, 1, 256, nameof(options.MaxCallsInFlight));
        Range(options.MaxOutstandingRecords, 1, int.MaxValue, nameof(options.MaxOutstandingRecords));
        AtLeast(options.MaxBufferedTime, TimeSpan.Zero, nameof(options.MaxBufferedTime));
        AtLeast(options.RecordTimeToLive, TimeSpan.FromMilliseconds(100), nameof(options.RecordTimeToLive));
        AtLeast(options.RequestTimeout, TimeSpan.FromMilliseconds(100), nameof(options.RequestTimeout));
        AtLeast(options.InitialBackoff, TimeSpan.FromTicks(1), nameof(options.InitialBackoff));
        NotAbove(options.AggregationMaxSize, nameof(options.AggregationMaxSize), options.MaxRecordSize, nameof(options.MaxRecordSize));
        NotAbove(options.AggregationMaxSize, nameof(options.AggregationMaxSize), options.CollectionMaxSize, nameof(options.CollectionMaxSize));
        NotAbove(options.MaxRecordSize, nameof(options.MaxRecordSize), options.MaxOutstandingBytes, nameof(options.MaxOutstandingBytes));
        NotAbove(options.InitialBackoff, nameof(options.InitialBackoff), options.MaxBackoff, nameof(options.MaxBackoff));
        if (options.MaxBufferedTime >= options.RecordTimeToLive)
            faults.Add($"{nameof(options.MaxBufferedTime)} must be below {nameof(options.RecordTimeToLive)}");
        if (options.TimeProvider is null) faults.Add($"{nameof(options.TimeProvider)} is null");
        if (faults.Count > 0) throw new ArgumentException("The producer's options are wrong: " + string.Join("; ", faults) + ".", nameof(options));

        void Range(long value, long min, long max, string name)
        {
            if (value >= min && value <= max) return;
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, not {min} to {max}"));
        }

        void AtLeast(TimeSpan value, TimeSpan min, string name)
        {
            if (value >= min) return;
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {value.TotalMilliseconds} ms, below {min.TotalMilliseconds} ms"));
        }

        void NotAbove<T>(T value, string name, T limit, string limitName)
            where T : IComparable<T>
        {
            if (value.CompareTo(limit) > 0) faults.Add($"{name} is above {limitName}");
        }
    }
}
