using System.Collections.Concurrent;
using Millrace.Lambda.Functions;
using Millrace.Wire;

namespace Millrace.Lambda.Invocation;

/// <summary>Calls functions in environments, of which each version has its own.</summary>
internal sealed class Invocations : IInvocations, IAsyncDisposable
{
    private readonly InvocationSurroundings _with;
    private readonly LambdaStore _store;
    private readonly ConcurrencyGate _gate;
    private readonly ConcurrentDictionary<(FunctionKey Function, string Version, string Revision), EnvironmentPool> _pools = [];
    private readonly ConcurrentDictionary<Task, byte> _closing = [];
    private volatile bool _isEnding;

    public Invocations(InvocationSurroundings with, LambdaStore store)
    {
        _with = with;
        _store = store;
        _gate = new ConcurrencyGate(with.Options, store);
        store.FunctionChanged += OnFunctionChanged;
    }

    /// <summary>How functions are shut in.</summary>
    public string Tier => _with.Launcher.Tier;

    /// <summary>Counts the calls.</summary>
    public FunctionMeters Meters { get; } = new();

    /// <summary>Where functions reach the server itself.</summary>
    public ServerAddress? Server
    {
        set => _with.Server = value;
    }

    /// <inheritdoc/>
    public async ValueTask<InvocationOutcome> InvokeAsync(FunctionReference function, Invocation invocation, CancellationToken cancellationToken)
    {
        var state = _store.Find(function.Key) ?? throw LambdaErrors.NoFunction(function.Arn);
        var version = Choose(function, state);
        var meter = Meters.Of(function);
        try
        {
            meter.Begin(_gate.Enter(function.Key, state));
        }
        catch (ServiceException)
        {
            meter.Throttle();
            throw;
        }

        return await RunAsync(version, function.Arn, invocation, meter).WaitAsync(cancellationToken);
    }

    /// <summary>The functions that were called since the process began, as an observer sees them.</summary>
    public IReadOnlyList<FunctionActivity> Activity()
    {
        var pools = _pools.ToLookup(static pool => pool.Key.Function, static pool => pool.Value.Size);
        return
        [
            .. Meters.Totals().Select(function => new FunctionActivity(
                function.Key.Name,
                function.Key.EntryKey,
                function.Value.Invocations,
                function.Value.Errors,
                function.Value.Throttles,
                function.Value.ColdStarts,
                pools[function.Key].Sum(static size => size.All),
                pools[function.Key].Sum(static size => size.Idle))),
        ];
    }

    /// <summary>Checks that a function can be called, without calling it.</summary>
    /// <returns>The version that a call would run.</returns>
    public FunctionVersion Check(FunctionReference function) => Choose(function, _store.Find(function.Key) ?? throw LambdaErrors.NoFunction(function.Arn));

    /// <summary>Ends every environment.</summary>
    public async ValueTask DisposeAsync()
    {
        _isEnding = true;
        foreach (var pool in _pools.Values) await pool.CloseAsync(now: true);
        await Task.WhenAll(_closing.Keys);
    }

    /// <summary>The version that a call runs; an alias of two gives each its share.</summary>
    private FunctionVersion Choose(FunctionReference function, FunctionState state)
    {
        var qualifier = function.Qualifier;
        if (qualifier is not null && state.Aliases.GetValueOrDefault(qualifier)?.RoutingConfig?.AdditionalVersionWeights is { Count: > 0 } weights)
        {
            var (other, weight) = weights.First();
            if (_with.Options.Random.NextDouble() < weight) qualifier = other;
        }

        var version = state.FindRunning(qualifier) ?? throw LambdaErrors.NoFunction(function.Arn);
        FunctionTransitions.RequireActive(version.Configuration);
        return new FunctionVersion(function.Key, version);
    }

    private async Task<InvocationOutcome> RunAsync(
        FunctionVersion version, string functionArn, Invocation invocation, FunctionMeters.FunctionMeter meter)
    {
        try
        {
            var (pool, environment) = await TakeAsync(version);
            try
            {
                if (!environment.HasStarted) meter.ColdStart();
                invocation.Begun?.Invoke(version.Name);
                var outcome = await environment.InvokeAsync(invocation, functionArn);
                meter.End(outcome, _with.Time.GetUtcNow().ToUnixTimeMilliseconds() - invocation.LastArrival);
                return outcome;
            }
            finally
            {
                pool.Return(environment);
            }
        }
        finally
        {
            _gate.Leave(version.Key);
        }
    }

    /// <summary>An environment of a version; one that was changed meanwhile is called once more as it was, since the call came before that.</summary>
    private async Task<(EnvironmentPool Pool, ExecutionEnvironment Environment)> TakeAsync(FunctionVersion version)
    {
        while (true)
        {
            var pool = _pools.GetOrAdd(version.Identity, static (_, with) => new EnvironmentPool(with), _with);
            if (await pool.TakeAsync(version) is { } environment) return (pool, environment);
            if (_isEnding) throw new OperationCanceledException("Functions are ended.");
        }
    }

    /// <summary>Ends the environments of versions that are not any more what they were.</summary>
    private void OnFunctionChanged(FunctionKey key, FunctionState? after)
    {
        foreach (var (identity, pool) in _pools)
        {
            if (identity.Function != key || IsCurrent(identity.Version, identity.Revision)) continue;
            if (!_pools.TryRemove(identity, out _)) continue;
            var closing = pool.CloseAsync(now: false);
            if (closing.IsCompleted) continue;
            _closing[closing] = 0;
            _ = closing.ContinueWith(ended => _closing.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        bool IsCurrent(string version, string revision) => after?.FindRunning(version)?.Configuration.RevisionId == revision;
    }
}
