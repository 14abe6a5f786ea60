using Millrace.Kinesis.Shards;
using Millrace.Model.Kinesis;
using Millrace.Storage.State;

namespace Millrace.Kinesis.Streams;

/// <summary>
/// Splits the shards of on-demand streams that took more over the last minute than half of what a shard takes, so that a stream is always ready for
/// twice its traffic (facts/kinesis.md 6). Streams do not shrink.
/// </summary>
internal sealed class OnDemandGrowth : IAsyncDisposable
{
    private const long BusyBytesPerSecond = 500_000;
    private const long BusyRecordsPerSecond = 500;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    // No split tells a single hot key from itself: here it ends.
    private static readonly UInt128 LeastWidth = UInt128.MaxValue / UniformScaling.MostShards;

    private readonly StreamRegistry _streams;
    private readonly CurrentOptions _current;
    private readonly TimeProvider _time;
    private readonly Rounds _rounds;

    /// <summary>Begins with rounds through all streams.</summary>
    public OnDemandGrowth(StreamRegistry streams, CurrentOptions current, TimeProvider time)
    {
        _streams = streams;
        _current = current;
        _time = time;
        _rounds = new Rounds(Interval, time, GrowAllAsync);
    }

    /// <summary>Lets every stream grow by what it took since this was last done, which is a minute.</summary>
    public async ValueTask GrowAllAsync(CancellationToken cancellationToken)
    {
        if (!_current.Options.OnDemandScaling) return;

        foreach (var stream in _streams.All)
        {
            if (stream.State.Mode == StreamMode.OnDemand) await GrowAsync(stream, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _rounds.DisposeAsync();

    private async ValueTask GrowAsync(DataStream stream, CancellationToken cancellationToken)
    {
        var limits = _current.Limits;
        var busyBytes = InAMinute(BusyBytesPerSecond, limits.WriteBytesPerSecond, KinesisLimits.Aws.WriteBytesPerSecond!.Value);
        var busyRecords = InAMinute(BusyRecordsPerSecond, limits.WriteRecordsPerSecond, KinesisLimits.Aws.WriteRecordsPerSecond!.Value);
        var busy = new HashSet<int>();
        foreach (var (shard, traffic) in stream.Traffic)
        {
            var (records, bytes) = traffic.Take();
            if (bytes > busyBytes || records > busyRecords) busy.Add(shard);
        }

        if (busy.Count == 0) return;

        try
        {
            using var turn = await _streams.BeginChangeAsync(cancellationToken);
            var state = stream.State;
            if (stream.IsClosed || state.Mode != StreamMode.OnDemand || state.StatusAt(_time.GetUtcNow().ToUnixTimeMilliseconds()) != StreamStatus.Active) return;

            var steps = Splits(stream.OpenShards, busy);
            if (steps.Count > 0) await _streams.ReshardAsync(stream, state, steps, _current.Options.ReshardDuration);
        }
        catch (Exception fault) when (fault is IOException or StateConflictException)
        {
            _current.Options.BackgroundFailed?.Invoke(stream.Key.Arn, fault);
        }
    }

    // Shards that are held to another limit than AWS's are busy with as large a share of it.
    private static double InAMinute(long busy, long? limit, long awsLimit) => Interval.TotalSeconds * busy * (limit ?? awsLimit) / awsLimit;

    private static List<ReshardStep> Splits(OpenShards shards, HashSet<int> busy)
    {
        var steps = new List<ReshardStep>();
        for (var place = 0; place < shards.Count && shards.Count + steps.Count < UniformScaling.MostShards; place++)
        {
            var (index, range) = (shards[place].Index, shards[place].Range);
            if (busy.Contains(index) && range.End - range.Start > LeastWidth) steps.Add(ReshardStep.Split(index, range.Start + (range.End - range.Start) / 2 + 1));
        }

        return steps;
    }
}
