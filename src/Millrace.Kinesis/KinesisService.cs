using Millrace.Kinesis.Accounts;
using Millrace.Kinesis.Consumers;
using Millrace.Kinesis.Iterators;
using Millrace.Kinesis.Metering;
using Millrace.Kinesis.Metrics;
using Millrace.Kinesis.Policies;
using Millrace.Kinesis.Records;
using Millrace.Kinesis.Shards;
using Millrace.Kinesis.Streams;
using Millrace.Kinesis.Throttling;
using Millrace.Model.Kinesis;
using Millrace.Storage.Logs;
using Millrace.Storage.Measurements;
using Millrace.Storage.State;
using Millrace.Wire;

namespace Millrace.Kinesis;

/// <summary>Kinesis Data Streams over a store of record logs and a store of state. It owns neither store.</summary>
public sealed class KinesisService : IRequestStage, IPermissionSource, IMeasured, IAsyncDisposable
{
    private readonly Lock _changing = new();
    private readonly KinesisRoom _room;
    private readonly ControlPlaneRates _rates;
    private readonly OnDemandGrowth _growth;

    private KinesisService(KinesisRoom room)
    {
        _room = room;
        _rates = new ControlPlaneRates(room.Time);
        _growth = new OnDemandGrowth(room.Streams, room.Current, room.Time);
        Operations = KinesisHandlers.Bind(room);
    }

    /// <summary>The operations, each bound to what does it.</summary>
    public IReadOnlyList<OperationBinding> Operations { get; }

    /// <summary>How it behaves.</summary>
    public KinesisOptions Options => _room.Options;

    /// <summary>Changes how it behaves, from the next call on and for what begins then. Changes come one after another.</summary>
    /// <param name="change">Makes the new options of those that hold; what it throws changes nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option has a value that cannot be.</exception>
    public void Change(Func<KinesisOptions, KinesisOptions> change)
    {
        lock (_changing)
        {
            var options = change(_room.Options);
            options.Validate();
            _room.Current.Options = options;
            _room.Trimming.KeepInterval();
        }
    }

    /// <summary>Whom to ask for faults of parts of calls; set before the first call.</summary>
    public IPartFaults? Faults
    {
        get => _room.Faults;
        set => _room.Faults = value;
    }

    /// <summary>
    /// Makes streams that are ACTIVE at once, where they are not there yet, after the end of others of their names that are DELETING. Quotas do
    /// not count them out.
    /// </summary>
    /// <param name="streams">The streams.</param>
    /// <param name="accountId">Whose they are.</param>
    /// <param name="region">Where those are that name no region.</param>
    /// <param name="tell">Gets a sentence about each that is there and otherwise than it was to be, or has to wait.</param>
    /// <param name="cancellationToken">Ends the work between two streams, and a wait.</param>
    /// <exception cref="InitialStreamException">A stream of the name will be DELETING for long.</exception>
    public async ValueTask EnsureAsync(
        IReadOnlyList<InitialStream> streams, string accountId, string region, Action<string> tell, CancellationToken cancellationToken)
    {
        foreach (var stream in streams)
            await InitialStreams.EnsureAsync(_room, new StreamKey(accountId, stream.Region ?? region, stream.Name), stream, tell, cancellationToken);
    }

    /// <summary>Takes up the streams that the stores hold, and ends deletions that were cut short.</summary>
    /// <param name="options">How it behaves.</param>
    /// <param name="logs">Where records are kept: a log for each shard.</param>
    /// <param name="state">Where streams are described.</param>
    /// <param name="time">The clock of stream states, iterators and retention; give the logs the same one.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option has a value that cannot be.</exception>
    public static async ValueTask<KinesisService> OpenAsync(
        KinesisOptions options, IRecordLogStore logs, IStateStore state, TimeProvider time, CancellationToken cancellationToken)
    {
        options.Validate();
        var current = new CurrentOptions(options);
        var seal = await TokenSeal.OpenAsync(state, cancellationToken);
        var streams = await StreamRegistry.OpenAsync(logs, state, time, cancellationToken);
        return new KinesisService(
            new KinesisRoom(current, streams, new Trimming(streams, current, time), new AccountStore(state), seal, time));
    }

    /// <summary>What a request is about: its stream and its shard, as far as it tells.</summary>
    /// <param name="request">The request's shape, validated.</param>
    /// <param name="context">Who calls, and where.</param>
    public RequestSubject SubjectOf(object request, RequestContext context) => RequestSubjects.Of(request, context, _room);

    /// <summary>The streams of every account and region, as an observer sees them.</summary>
    public IReadOnlyList<StreamActivity> Activity()
    {
        var now = _room.Now;
        return [.. _room.Streams.All.Where(stream => !stream.State.IsGoneAt(now)).Select(stream => stream.ActivityAt(now))];
    }

    /// <inheritdoc/>
    public ServiceDescriptor Service => KinesisApi.Service;

    /// <inheritdoc/>
    public void Require(Operation operation, object request, RequestContext context, List<RequiredPermission> permissions) =>
        KinesisPermissions.Require(operation, request, context, _room, permissions);

    /// <inheritdoc/>
    public string? FindPolicy(string resource) => KinesisPermissions.FindPolicy(resource, _room);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string>? FindTags(string resource) => KinesisPermissions.FindTags(resource, _room);

    /// <summary>A stream, to be read without requests. Whoever asks has seen to it that it may be read.</summary>
    /// <param name="arn">The ARN of the stream, or of a consumer of it.</param>
    /// <param name="context">Who reads, and where.</param>
    /// <param name="isShown">Whether its records are only shown to somebody: then reads cost its shards nothing of their limits.</param>
    /// <exception cref="ServiceException">It is not there.</exception>
    public StreamRecords FindRecords(string arn, RequestContext context, bool isShown = false) => StreamRecords.Find(_room, arn, context, isShown);

    /// <summary>A shard id as answers print it, as in <c>shardId-000000000000</c>; null for what is no shard's id.</summary>
    public static string? CanonicalShardId(string shardId) => ShardName.TryParse(shardId, out var index) ? ShardName.Format(index) : null;

    /// <summary>The shard and the place in its log that a sequence number stands for; null for what is no number of a record.</summary>
    public static (string ShardId, long Position)? PlaceOf(string sequenceNumber) =>
        SequenceNumber.TryParse(sequenceNumber, out var number) && number.Version == 2 ? (ShardName.Format(number.ShardIndex), number.Index) : null;

    /// <summary>Holds the call to its account's rate, if that is limited.</summary>
    public ValueTask PassAsync(Operation operation, object request, RequestContext context, CancellationToken cancellationToken)
    {
        if (_room.Limits.ControlPlaneRates && operation.Service == KinesisApi.Service && ControlPlaneRates.Hold(operation))
            _rates.Count(operation, context, SubjectOf(request, context).Stream);

        return ValueTask.CompletedTask;
    }

    /// <summary>Tells what streams, shards and consumers have measured since this was last asked.</summary>
    public IReadOnlyList<Measurement> Take()
    {
        var taken = new List<Measurement>();
        foreach (var stream in _room.Streams.All) StreamMeasurements.Take(stream, taken);
        return taken;
    }

    /// <summary>Waits for work in the background. The stores stay open.</summary>
    public async ValueTask DisposeAsync()
    {
        await _growth.DisposeAsync();
        await _room.Trimming.DisposeAsync();
        await _room.Streams.DisposeAsync();
    }
}
