using System.Collections.Concurrent;
using System.Text.Json;
using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Storage.State;
using Millrace.Wire;

namespace Millrace.Lambda.Invocation;

/// <summary>
/// Calls that nobody waits for (facts/lambda.md 4, Async): kept until they are done, over restarts too, so a function may get one twice. What the function
/// fails at is tried again after one minute and after two; what could not be run, sooner and then less and less often, until it is too old.
/// </summary>
internal sealed class EventQueue : IAsyncDisposable
{
    private const string Bucket = "lambda.events";
    private const int DefaultRetries = 2;
    private static readonly TimeSpan DefaultAge = TimeSpan.FromHours(6);
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(5);

    private readonly LambdaOptions _options;
    private readonly IStateStore _state;
    private readonly LambdaStore _store;
    private readonly IInvocations _invocations;
    private readonly FunctionMeters _meters;
    private readonly EventOutcomes _outcomes;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<FunctionKey, SemaphoreSlim> _lanes = [];
    private readonly ConcurrentDictionary<string, Task> _driven = new(StringComparer.Ordinal);

    public EventQueue(LambdaOptions options, IStateStore state, LambdaStore store, IInvocations invocations, FunctionMeters meters, LambdaNeighbours neighbours, TimeProvider time)
    {
        _options = options;
        _state = state;
        _store = store;
        _invocations = invocations;
        _meters = meters;
        _outcomes = new EventOutcomes(
            neighbours.Destinations, (function, call) => AddAsync(function, call, CancellationToken.None), meters, options.BackgroundFailed, time);
        _time = time;
    }

    /// <summary>Takes up what was left when the server stopped.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var entry in await _state.ListAsync(Bucket, "", cancellationToken))
        {
            if (Read(entry) is { } left) Drive(left);
        }
    }

    /// <summary>Takes a call; done when it is kept.</summary>
    /// <exception cref="ServiceException">There is no such function, or the payload is too large.</exception>
    public async ValueTask AddAsync(FunctionReference function, Invocation call, CancellationToken cancellationToken)
    {
        if (call.Payload.Length > _options.MaxEventBytes)
            throw LambdaErrors.TooLarge($"Request must be smaller than {_options.MaxEventBytes} bytes for the InvokeFunction operation");
        if (_store.Find(function.Key)?.FindVersion(function.Qualifier) is null) throw LambdaErrors.NoFunction(function.Arn);
        var now = _time.GetUtcNow();
        var queued = new QueuedEvent
        {
            RequestId = call.RequestId,
            AccountId = function.Key.AccountId,
            Region = function.Key.Region,
            FunctionName = function.Key.Name,
            Qualifier = function.Qualifier,
            Payload = call.Payload.ToArray(),
            ClientContext = call.ClientContext,
            ReceivedAt = now,
            NextAt = now,
        };
        await KeepAsync(queued, cancellationToken);
        _meters.Of(function).Receive();
        Drive(queued);
    }

    /// <summary>Calls no function any more; what is not done is taken up after the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested) return;
        await _stopping.CancelAsync();
        await Task.WhenAll(_driven.Values);
        _stopping.Dispose();
    }

    private static QueuedEvent? Read(StateEntry entry) => JsonSerializer.Deserialize(entry.Value.Span, LambdaStateJson.Default.QueuedEvent);

    private void Drive(QueuedEvent queued)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _driven[queued.RequestId] = RunAsync(started.Task, queued.RequestId, LaneOf(queued), queued.NextAt);
        started.SetResult();
    }

    private async Task RunAsync(Task started, string id, SemaphoreSlim lane, DateTimeOffset nextAt)
    {
        await started;
        try
        {
            // The payload waits in the store, and not here.
            for (DateTimeOffset? next = nextAt; next is { } moment;) next = await AttemptAsync(id, lane, moment);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // It is taken up again.
        }
        catch (Exception fault)
        {
            _options.BackgroundFailed(fault);
        }
        finally
        {
            _driven.TryRemove(id, out _);
        }
    }

    /// <summary>Tries an event once it is due.</summary>
    /// <returns>When it is to be tried again; null when it is done.</returns>
    private async Task<DateTimeOffset?> AttemptAsync(string id, SemaphoreSlim lane, DateTimeOffset due)
    {
        if (due - _time.GetUtcNow() is var wait && wait > TimeSpan.Zero) await Task.Delay(wait, _time, _stopping.Token);
        await lane.WaitAsync(_stopping.Token);
        try
        {
            if (await _state.FindAsync(Bucket, id, _stopping.Token) is not { } entry || Read(entry) is not { } queued) return null;
            var function = new FunctionReference(new FunctionKey(queued.AccountId, queued.Region, queued.FunctionName), queued.Qualifier);
            if (_store.Find(function.Key) is not { } state || state.FindVersion(function.Qualifier) is not { } version) return await ForgetAsync(id);
            var config = state.EventInvokeConfigs.GetValueOrDefault(function.Qualifier ?? FunctionKey.Latest);
            var age = config?.MaximumEventAgeInSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : DefaultAge;
            if (_time.GetUtcNow() - queued.ReceivedAt > age)
            {
                _meters.Of(function).Drop();
                await _outcomes.TellAsync(function, version, config, queued, "EventAgeExceeded", outcome: null);
                return await ForgetAsync(id);
            }

            return await AttemptAsync(queued, function, version, config);
        }
        finally
        {
            lane.Release();
        }
    }

    private async Task<DateTimeOffset?> AttemptAsync(QueuedEvent queued, FunctionReference function, VersionState version, FunctionEventInvokeConfig? config)
    {
        InvocationOutcome outcome;
        var age = _time.GetUtcNow() - queued.ReceivedAt;
        try
        {
            var call = new Invocation(queued.RequestId, queued.Payload) { ClientContext = queued.ClientContext };
            outcome = await _invocations.InvokeAsync(function, call, CancellationToken.None);
        }
        catch (ServiceException)
        {
            var backOff = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(queued.Refusals, 16)), LongestBackOff.TotalSeconds));
            return await DelayAsync(queued with { Refusals = queued.Refusals + 1 }, backOff);
        }

        _meters.Of(function).Start(age);

        // A function that the stop has ended has not failed.
        _stopping.Token.ThrowIfCancellationRequested();
        var tried = queued with { Attempts = queued.Attempts + 1, Refusals = 0 };
        if (outcome.FunctionError is not null && tried.Attempts <= (config?.MaximumRetryAttempts ?? DefaultRetries))
            return await DelayAsync(tried, TimeSpan.FromMinutes(tried.Attempts));
        if (outcome.FunctionError is not null) _meters.Of(function).Drop();
        await _outcomes.TellAsync(function, version, config, tried, outcome.FunctionError is null ? "Success" : "RetriesExhausted", outcome);
        return await ForgetAsync(queued.RequestId);
    }

    private async Task<DateTimeOffset?> DelayAsync(QueuedEvent queued, TimeSpan delay)
    {
        var next = _time.GetUtcNow() + delay;
        await KeepAsync(queued with { NextAt = next }, CancellationToken.None);
        return next;
    }

    private async Task KeepAsync(QueuedEvent queued, CancellationToken cancellationToken)
    {
        StateChange[] changes =
        [
            new(Bucket, queued.RequestId, JsonSerializer.SerializeToUtf8Bytes(queued, LambdaStateJson.Default.QueuedEvent), ExpectedRevision: null),
        ];
        await _state.CommitAsync(changes, cancellationToken);
    }

    private async Task<DateTimeOffset?> ForgetAsync(string id)
    {
        StateChange[] changes = [new(Bucket, id, Value: null, ExpectedRevision: null)];
        await _state.CommitAsync(changes, CancellationToken.None);
        return null;
    }

    private SemaphoreSlim LaneOf(QueuedEvent queued) => _lanes.GetOrAdd(
        new FunctionKey(queued.AccountId, queued.Region, queued.FunctionName), _ => new SemaphoreSlim(_options.QueuedCallsAtOnce));
}
