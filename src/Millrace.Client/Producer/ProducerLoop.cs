using System.Threading.Channels;

namespace Millrace.Client.Producer;

/// <summary>
/// The one place that moves records: it hears of records, answers, maps and the time one after the other, and after each turn sends what
/// is to be sent. What it holds needs no lock.
/// </summary>
internal sealed class ProducerLoop : IAsyncDisposable
{
    /// <summary>So many events are heard before it is looked again what is to be sent.</summary>
    private const int EventsPerTurn = 512;

    private static readonly TimeSpan FirstMapRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestMapRetry = TimeSpan.FromSeconds(30);
    private const double MapRetryGrowth = 1.5;

    private readonly ProducerOptions _options;
    private readonly ProducerClock _clock;
    private readonly Channel<IProducerEvent> _events;
    private readonly Admission _admission;
    private readonly ShardLanes _lanes;
    private readonly BatchCollector _collector;
    private readonly Settlement _settlement;
    private readonly PutRecordsSender _sender;
    private readonly ProducerMetrics _metrics;
    private readonly ITimer _timer;
    private readonly CancellationTokenSource _stopping = new();
    private readonly HashSet<PutRecordsBatch> _inFlight = [];
    private readonly List<LandedRecord> _landedElsewhere = [];
    private readonly Backoff _mapBackoff;
    private Task? _mapFetch;
    private TimeSpan _mapRetryAt = TimeSpan.MaxValue;
    private ShardMapFetched? _nextMap;
    private TurnEnd? _turnEnd;

    public ProducerLoop(
        StreamCalls calls,
        ProducerOptions options,
        ProducerClock clock,
        Channel<IProducerEvent> events,
        Admission admission,
        ProducerMetrics metrics,
        Random random)
    {
        _options = options;
        _clock = clock;
        _events = events;
        _admission = admission;
        _metrics = metrics;
        _lanes = new(options, random);
        _collector = new(options, _lanes);
        _settlement = new(options, clock, admission, _lanes, metrics);
        _sender = new(calls, options, clock, metrics, events.Writer);
        _mapBackoff = new(FirstMapRetry, LongestMapRetry, MapRetryGrowth, random);
        _timer = options.TimeProvider.CreateTimer(
            _ => events.Writer.TryWrite(new TimePassed()), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Completion = Task.Run(RunAsync);
    }

    private Task Completion { get; }

    /// <summary>Ends the loop. All records must have their outcome.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        _events.Writer.TryComplete();
        await Completion.ConfigureAwait(false);
        if (_mapFetch is not null) await _mapFetch.ConfigureAwait(false);
        await _timer.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            FetchMap();
            while (await _events.Reader.WaitToReadAsync().ConfigureAwait(false))
            {
                for (var heard = 0; heard < EventsPerTurn && _events.Reader.TryRead(out var heardOf); heard++) Hear(heardOf);
                Act();
                _turnEnd?.CallsInFlight.SetResult(_inFlight.Count + (_mapFetch is null ? 0 : 1));
                _turnEnd = null;
            }
        }
        catch (Exception exception)
        {
            // A fault of the producer itself: no record may wait for an outcome for ever.
            _admission.Break(attempts => new("The producer broke; whether the record was put is not known.", attempts, exception));
        }
    }

    private void Hear(IProducerEvent heard)
    {
        switch (heard)
        {
            case PendingRecord record:
                _metrics.Received();
                _lanes.Add(record);
                break;
            case CallCompleted call:
                Settle(call);
                break;
            case ShardMapFetched map:
                TakeMap(map);
                break;
            case TurnEnd turnEnd:
                _turnEnd = turnEnd;
                break;
            case FlushRequested:
                var now = _clock.Now;
                foreach (var lane in _lanes.All)
                    foreach (var record in lane.Queue) record.MakeDue(now);
                break;
        }
    }

    /// <summary>Does what the time has come for, and sets the timer for the next instant.</summary>
    private void Act()
    {
        while (true)
        {
            var now = _clock.Now;
            Expire(now);
            if (_mapRetryAt <= now) FetchMap();
            ChangeMap();
            // Nothing is laid out by a map that is about to go.
            var maySend = _nextMap is null;
            while (maySend && _inFlight.Count < _options.MaxCallsInFlight && _collector.Collect(now) is { } batch)
            {
                _inFlight.Add(batch);
                _ = Task.Run(() => _sender.SendAsync(batch));
            }

            var next = _collector.NextInstant(now, maySend && _inFlight.Count < _options.MaxCallsInFlight);
            if (_mapRetryAt < next) next = _mapRetryAt;
            SetTimer(next);
            if (next > _clock.Now) return;
        }
    }

    private void SetTimer(TimeSpan instant)
    {
        if (instant == TimeSpan.MaxValue)
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        TimeSpan now;
        do
        {
            // A clock that moves between the reading and the setting makes the timer late by as much.
            now = _clock.Now;
            var wait = Math.Max(0, Math.Ceiling((instant - now).TotalMilliseconds));
            _timer.Change(TimeSpan.FromMilliseconds(wait), Timeout.InfiniteTimeSpan);
        }
        while (_clock.Now - now >= TimeSpan.FromMilliseconds(1));
    }

    private void Expire(TimeSpan now)
    {
        foreach (var lane in _lanes.All)
        {
            while (lane.Queue.First?.Value is { } first && first.Expiration <= now)
            {
                lane.Queue.RemoveFirst();
                _settlement.ReturnUnlessExpired(first);
            }
        }
    }

    private void Settle(CallCompleted call)
    {
        _metrics.Called(call.Times, call.Fault);
        _inFlight.Remove(call.Batch);
        foreach (var (lane, _) in call.Batch.Entries) lane.RecordsInFlight--;

        // Backwards, for what comes back goes before all others.
        for (var i = call.Batch.Entries.Count - 1; i >= 0; i--)
        {
            var (lane, record) = call.Batch.Entries[i];
            if (call.Fault is not null)
            {
                lane.Pacing.Backoff.Fail(call.Times);
                _settlement.Fail(record, lane.ShardId, call.Times, call.Fault);
                continue;
            }

            var result = call.Response!.Records[i];
            if (result.ErrorCode is not null)
            {
                lane.Pacing.Backoff.Fail(call.Times);
                _settlement.Fail(record, lane.ShardId, call.Times, CallFault.OfRecord(result.ErrorCode, result.ErrorMessage));
                continue;
            }

            lane.Pacing.Backoff.Reset();
            Landed(new(record, result.ShardId!, result.SequenceNumber!, call.Times), lane);
        }
    }

    /// <summary>A record is on the stream; whether consumers take it depends on the shard.</summary>
    private void Landed(LandedRecord landed, ShardLane lane)
    {
        if (lane.ShardId is null || lane.ShardId == landed.ShardId)
        {
            Succeed(landed);
            return;
        }

        // The stream was resharded. A lane of an earlier map tells nothing new.
        if (_nextMap is null && _lanes.Contains(lane))
        {
            lane.AwaitsMap = true;
            FetchMap();
        }

        // The service put a single user record where it belongs; an aggregate went where its first user record belongs.
        if (landed.Record.UserRecords.Count == 1) Succeed(landed);
        else if ((_nextMap?.Map ?? _lanes.Map)?.RangeOf(landed.ShardId) is not null) Judge(landed, _nextMap?.Map ?? _lanes.Map);
        else if (_mapFetch is not null) _landedElsewhere.Add(landed);
        else Judge(landed, map: null);
    }

    /// <summary>
    /// KCL drops an aggregate whole when one user record lies outside the shard, so all of it goes round again unless all of it belongs there.
    /// </summary>
    private void Judge(LandedRecord landed, ShardMap? map)
    {
        if (map?.RangeOf(landed.ShardId) is { } range && landed.Record.UserRecords.All(user => range.Contains(user.HashKey))) Succeed(landed);
        else
        {
            _settlement.Fail(landed.Record, landed.ShardId, landed.Call, new(
                PutAttemptError.WrongShard, $"The aggregated record landed in {landed.ShardId}, to which not all of it belongs.", CallRemedy.Retry));
        }
    }

    private void Succeed(LandedRecord landed) =>
        _settlement.Succeed(landed.Record, landed.ShardId, landed.SequenceNumber, landed.Call);

    private void FetchMap()
    {
        if (_mapFetch is not null) return;
        _mapRetryAt = TimeSpan.MaxValue;
        _mapFetch = Task.Run(() => _sender.FetchShardMapAsync(_stopping.Token));
    }

    private void TakeMap(ShardMapFetched fetched)
    {
        _mapFetch = null;
        // A map without the shard that a record has just landed in is older than the reshard.
        var map = _landedElsewhere.TrueForAll(landed => fetched.Map?.RangeOf(landed.ShardId) is not null) ? fetched.Map : null;
        if (fetched.Fault is { } fault) _metrics.Error(fault.Code, shardId: null);
        if (map is null)
        {
            _mapBackoff.Fail(fetched.Times);
            _mapRetryAt = _mapBackoff.NotBefore;
        }
        else
        {
            _mapBackoff.Reset();
        }

        _nextMap = fetched with { Map = map };
        foreach (var landed in _landedElsewhere) Judge(landed, map);
        _landedElsewhere.Clear();
    }

    /// <summary>Changes to the map that came. Where order is kept, what is under way comes home first.</summary>
    private void ChangeMap()
    {
        if (_nextMap is null) return;
        if (_options.PreserveOrder && (_inFlight.Count > 0 || _landedElsewhere.Count > 0)) return;
        _lanes.LayOut(_nextMap.Map);
        _nextMap = null;
    }
}
