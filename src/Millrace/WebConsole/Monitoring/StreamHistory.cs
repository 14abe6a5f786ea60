using System.Collections.Concurrent;
using Millrace.Kinesis;
using Millrace.Kinesis.Metering;

namespace Millrace.WebConsole.Monitoring;

/// <summary>What went through each stream lately: the last quarter of an hour in steps of five seconds, the last day in minutes. It begins with the server.</summary>
internal sealed class StreamHistory : IAsyncDisposable
{
    /// <summary>How long a short step is.</summary>
    public static readonly TimeSpan ShortStep = TimeSpan.FromSeconds(5);

    /// <summary>How long a long step is.</summary>
    public static readonly TimeSpan LongStep = TimeSpan.FromMinutes(1);

    private const int ShortSteps = 180;
    private const int LongSteps = 1440;
    private const int MostShards = 200;

    private readonly KinesisService _kinesis;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, Series> _series = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _sampling;

    /// <summary>Begins to watch.</summary>
    /// <param name="kinesis">The streams.</param>
    /// <param name="time">The machine's clock.</param>
    public StreamHistory(KinesisService kinesis, TimeProvider time)
    {
        _kinesis = kinesis;
        _time = time;
        _sampling = SampleAsync();
    }

    /// <summary>The steps of a stream, the oldest first; none of one that nothing went through.</summary>
    /// <param name="arn">The stream's ARN.</param>
    /// <param name="isShort">Whether in short steps.</param>
    public IReadOnlyList<StreamStep> Of(string arn, bool isShort) => _series.TryGetValue(arn, out var series) ? series.Steps(isShort) : [];

    /// <summary>The steps of a shard, the oldest first. A shard is watched from the first question on.</summary>
    /// <param name="arn">The stream's ARN.</param>
    /// <param name="shard">The shard's id.</param>
    /// <param name="isShort">Whether in short steps.</param>
    public IReadOnlyList<StreamStep> Of(string arn, string shard, bool isShort)
    {
        if (!_series.TryGetValue(arn, out var stream)) return [];
        if (!stream.Shards.TryGetValue(shard, out var series))
        {
            if (stream.Shards.Count >= MostShards) return [];
            series = stream.Shards.GetOrAdd(shard, static _ => new Series());
        }

        return series.Steps(isShort);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        try
        {
            await _sampling;
        }
        catch (OperationCanceledException)
        {
            // As it was asked to.
        }

        _ending.Dispose();
    }

    private async Task SampleAsync()
    {
        using var timer = new PeriodicTimer(ShortStep, _time);
        while (await timer.WaitForNextTickAsync(_ending.Token))
        {
            var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
            foreach (var stream in _kinesis.Activity())
            {
                // What nobody uses takes no room.
                var total = stream.Total;
                if (total == default && !_series.ContainsKey(stream.Arn)) continue;
                var series = _series.GetOrAdd(stream.Arn, static _ => new Series());
                series.Add(now, total);
                if (series.Shards.IsEmpty) continue;
                var counts = stream.Shards.ToDictionary();
                foreach (var (shard, watched) in series.Shards) watched.Add(now, counts.GetValueOrDefault(shard));
            }
        }
    }

    private sealed class Series
    {
        private readonly StepRing _short = new(ShortStep, ShortSteps);
        private readonly StepRing _long = new(LongStep, LongSteps);

        public ConcurrentDictionary<string, Series> Shards { get; } = new();

        public IReadOnlyList<StreamStep> Steps(bool isShort) => isShort ? _short.Steps : _long.Steps;

        public void Add(long now, ShardCounts total)
        {
            _short.Add(now, total);
            _long.Add(now, total);
        }
    }
}

/// <summary>What went through a stream in a step.</summary>
/// <param name="At">When the step ended, in epoch milliseconds.</param>
/// <param name="Counts">What was counted in it; the iterator age is the greatest.</param>
internal readonly record struct StreamStep(long At, ShardCounts Counts);
