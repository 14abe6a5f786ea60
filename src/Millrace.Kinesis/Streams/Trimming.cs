using Millrace.Storage.Logs;
using Millrace.Storage.State;

namespace Millrace.Kinesis.Streams;

/// <summary>
/// Frees what has passed out of retention: records, and shards that hold no others. Readers never wait for it; what it has not freed yet is
/// hidden from them by the horizon.
/// </summary>
internal sealed class Trimming : IAsyncDisposable
{
    private readonly StreamRegistry _streams;
    private readonly CurrentOptions _current;
    private readonly TimeProvider _time;
    private readonly Rounds _rounds;

    /// <summary>Begins with rounds through all streams.</summary>
    public Trimming(StreamRegistry streams, CurrentOptions current, TimeProvider time)
    {
        _streams = streams;
        _current = current;
        _time = time;
        _rounds = new Rounds(current.Options.TrimInterval, time, GoRoundAsync);
    }

    /// <summary>Frees what a stream no longer keeps. A failure is told to <see cref="KinesisOptions.BackgroundFailed"/>; the next round tries again.</summary>
    public async ValueTask TrimAsync(DataStream stream, CancellationToken cancellationToken)
    {
        try
        {
            var state = stream.State;
            var horizon = state.HorizonAt(_time.GetUtcNow().ToUnixTimeMilliseconds());

            // A reader who has only the end of a shard left to see finds it for as long as the iterator lives.
            var end = horizon - (long)_current.Options.IteratorLifetime.TotalMilliseconds;
            var hasExpired = false;
            foreach (var shard in state.Shards)
            {
                if (shard.IsExpired(end))
                    hasExpired = true;
                else if (shard.OpenedAt < horizon && stream.TryOpenLog(shard, out var log))
                    await log.TrimAsync(horizon, cancellationToken);
            }

            if (hasExpired) await _streams.ForgetExpiredAsync(stream, end, cancellationToken);
        }
        catch (RecordLogException) when (stream.IsClosed)
        {
            // Deleted meanwhile, which frees everything.
        }
        catch (Exception fault) when (fault is IOException or StateConflictException)
        {
            _current.Options.BackgroundFailed?.Invoke(stream.Key.Arn, fault);
        }
    }

    /// <summary>Goes by the interval that holds now. The next round comes after one of it.</summary>
    public void KeepInterval() => _rounds.Period = _current.Options.TrimInterval;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _rounds.DisposeAsync();

    private async ValueTask GoRoundAsync(CancellationToken cancellationToken)
    {
        foreach (var stream in _streams.All) await TrimAsync(stream, cancellationToken);
    }
}
