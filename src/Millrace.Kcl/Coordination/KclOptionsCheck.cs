using System.Globalization;

namespace Millrace.Kcl.Coordination;

/// <summary>Finds every fault of an application's settings.</summary>
internal static class KclOptionsCheck
{
    // GetRecords' own limit.
    private const int MostRecords = 10_000;

    // AWS takes five reads a second of a shard.
    private static readonly TimeSpan ShortestIdleTime = TimeSpan.FromMilliseconds(200);

    /// <exception cref="ArgumentException">There are faults; the message lists all of them.</exception>
    public static void ThrowIfFaulty(KclOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        List<string> faults = [];
        if (string.IsNullOrWhiteSpace(options.ApplicationName)) faults.Add($"{nameof(options.ApplicationName)} is empty");
        if (string.IsNullOrWhiteSpace(options.WorkerId)) faults.Add($"{nameof(options.WorkerId)} is empty");
        if (options.TableName is { } table && string.IsNullOrWhiteSpace(table)) faults.Add($"{nameof(options.TableName)} is empty");
        if (options.TimeProvider is null) faults.Add($"{nameof(options.TimeProvider)} is null");
        CheckStreams();
        CheckLeases(options.Leases);
        CheckRetrieval(options.Retrieval);
        CheckProcessor(options.Processor);
        if (faults.Count > 0) throw new ArgumentException("The consumer's options are wrong: " + string.Join("; ", faults) + ".", nameof(options));

        void CheckStreams()
        {
            var streams = options.Streams ?? [];
            if (streams.Count == 0) faults.Add($"{nameof(options.Streams)} is empty");
            foreach (var stream in streams)
            {
                var name = stream.Stream?.ToString() ?? "";
                if (string.IsNullOrWhiteSpace(stream.Stream?.StreamName)) faults.Add("a stream has no name");
                if (streams.Count > 1 && stream.Stream is { IsMultiStream: false })
                    faults.Add($"stream '{name}' is one of several and needs account and creation time");
                if (stream.InitialPosition is { IsSentinel: false } or { IsShardEnd: true })
                    faults.Add($"stream '{name}' begins at {stream.InitialPosition}, not at TRIM_HORIZON, LATEST or AT_TIMESTAMP");
                if (stream.InitialPosition == ExtendedSequenceNumber.AtTimestamp && stream.InitialTimestamp is null)
                    faults.Add($"stream '{name}' begins AT_TIMESTAMP and has no {nameof(stream.InitialTimestamp)}");
            }

            foreach (var twice in streams.GroupBy(stream => stream.Stream).Where(same => same.Count() > 1)) faults.Add($"stream '{twice.Key}' is there twice");
        }

        void CheckLeases(LeaseOptions leases)
        {
            // The renewal is due 25 ms before a third of it (facts/kcl.md 5).
            AtLeast(leases.Failover, TimeSpan.FromMilliseconds(300), nameof(leases.Failover));
            Range(leases.MaxLeasesForWorker, 1, int.MaxValue, nameof(leases.MaxLeasesForWorker));
            if (leases.MaxThroughputPerHostKBps is not > 0) faults.Add($"{nameof(leases.MaxThroughputPerHostKBps)} is not above 0");
            Range(leases.MaxLeasesToStealAtOneTime, 1, int.MaxValue, nameof(leases.MaxLeasesToStealAtOneTime));
            AtLeast(leases.GracefulHandoffTimeout, TimeSpan.Zero, nameof(leases.GracefulHandoffTimeout));
            AtLeast(leases.ShardSyncInterval, TimeSpan.FromMilliseconds(1), nameof(leases.ShardSyncInterval));
            AtLeast(leases.WorkerMetricsInterval, TimeSpan.FromMilliseconds(1), nameof(leases.WorkerMetricsInterval));
            Range(leases.RebalanceThresholdPercentage, 1, 100, nameof(leases.RebalanceThresholdPercentage));
            Range(leases.DampeningPercentage, 1, 100, nameof(leases.DampeningPercentage));
        }

        void CheckRetrieval(RetrievalOptions retrieval)
        {
            Range(retrieval.MaxRecords, 1, MostRecords, nameof(retrieval.MaxRecords));
            AtLeast(retrieval.IdleTimeBetweenReads, ShortestIdleTime, nameof(retrieval.IdleTimeBetweenReads));
            Range(retrieval.MaxPrefetchedBatches, 0, 1000, nameof(retrieval.MaxPrefetchedBatches));
            if (retrieval.ConsumerName is { } consumer && string.IsNullOrWhiteSpace(consumer)) faults.Add($"{nameof(retrieval.ConsumerName)} is empty");
        }

        void CheckProcessor(ProcessorOptions processor)
        {
            AtLeast(processor.Backoff, TimeSpan.FromMilliseconds(1), nameof(processor.Backoff));
            AtLeast(processor.ParentPollInterval, TimeSpan.FromMilliseconds(1), nameof(processor.ParentPollInterval));
            AtLeast(processor.StallWarningInterval, TimeSpan.FromMilliseconds(1), nameof(processor.StallWarningInterval));
            AtLeast(processor.ShutdownGrace, TimeSpan.Zero, nameof(processor.ShutdownGrace));
        }

        void Range(int value, int min, int max, string name)
        {
            if (value >= min && value <= max) return;
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, not {min} to {max}"));
        }

        void AtLeast(TimeSpan value, TimeSpan min, string name)
        {
            if (value >= min) return;
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {value.TotalMilliseconds} ms, below {min.TotalMilliseconds} ms"));
        }
    }
}
