using System.Security.Cryptography;
using Millrace.Lambda.RuntimeApi;
using Millrace.Lambda.Runtimes;

namespace Millrace.Lambda.Invocation;

/// <summary>
/// A process that works on one call after another (facts/lambda.md 5, Lifecycle). Whoever has it calls it once and waits until it is settled before
/// anybody calls it again. What timed out or ended is not used again.
/// </summary>
internal sealed class ExecutionEnvironment : IAsyncDisposable
{
    private readonly InvocationSurroundings _with;
    private readonly RoleCredentials _credentials;
    private readonly FunctionLog _log;
    private readonly PlatformLines _lines;
    private readonly string _temporaryFolder;
    private readonly ITimer _idle;
    private readonly Lock _turn = new();
    private Action<ExecutionEnvironment>? _reap;
    private RuntimeSession? _session;
    private IRuntimeEndpoint? _endpoint;
    private IRuntimeProcess? _process;
    private bool _isFrozen;
    private bool _isIdle;
    private bool _isKilled;
    private bool _isDisposed;

    private ExecutionEnvironment(FunctionVersion version, RoleCredentials credentials, InvocationSurroundings with)
    {
        Version = version;
        _with = with;
        _credentials = credentials;
        _log = new FunctionLog(with.Neighbours.Logs, version.NewLogStream(with.Time.GetUtcNow()), with.Options.BackgroundFailed, with.Time);
        _lines = new PlatformLines(version.State.Configuration, with.Time);
        _temporaryFolder = Path.Combine(with.TemporaryFolder, Guid.NewGuid().ToString("N"));
        _idle = with.Machine.CreateTimer(static environment => ((ExecutionEnvironment)environment!).OnIdle(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What it runs.</summary>
    public FunctionVersion Version { get; }

    /// <summary>Whether its process was started.</summary>
    public bool HasStarted => _process is not null;

    /// <summary>Whether another call can be given to it.</summary>
    public bool IsUsable { get; private set; }

    /// <summary>How long its process took to start; nothing before that.</summary>
    public TimeSpan StartDuration { get; private set; }

    /// <summary>Whether its credentials last for another call.</summary>
    public bool IsFresh => _credentials.ExpiresAt - Version.Timeout > _with.Time.GetUtcNow();

    /// <summary>Makes an environment; its process starts with the first call.</summary>
    /// <exception cref="Wire.ServiceException">The role cannot be assumed, or the runtime is missing.</exception>
    public static ExecutionEnvironment Make(FunctionVersion version, InvocationSurroundings with)
    {
        var configuration = version.State.Configuration;
        if (with.Launcher.Missing(configuration.Runtime!) is { } missing) throw LambdaErrors.User("InvalidRuntimeException", missing, 400);
        var credentials = with.Neighbours.Roles.Assume(version.Key.AccountId, configuration.Role!, version.Key.Name)
            ?? throw LambdaErrors.User("AccessDeniedException", "The role defined for the function cannot be assumed by Lambda.", 403);
        return new ExecutionEnvironment(version, credentials, with);
    }

    /// <summary>Works on a call. The process starts first, where it has not.</summary>
    /// <param name="invocation">The call.</param>
    /// <param name="functionArn">The function as the caller addressed it.</param>
    public async Task<InvocationOutcome> InvokeAsync(Invocation invocation, string functionArn)
    {
        _log.BeginTail();
        IsUsable = false;
        var began = _with.Machine.GetTimestamp();
        TimeSpan? init = null;
        if (_process is null)
        {
            var failure = await InitializeAsync();
            StartDuration = _with.Machine.GetElapsedTime(began);
            init = StartDuration;
            if (failure is { IsTimeout: false }) return Fail(invocation, failure, init.Value);
            if (failure is not null)
            {
                // It starts over as a part of the call, within the call's time.
                init = null;
                began = _with.Machine.GetTimestamp();
                if (await StartAsync(Version.Timeout) is { } again) return Fail(invocation, again, _with.Machine.GetElapsedTime(began));
            }
            else
            {
                began = _with.Machine.GetTimestamp();
            }
        }
        else
        {
            Thaw();
        }

        _log.Add(_lines.Start(invocation.RequestId));
        var left = Version.Timeout - _with.Machine.GetElapsedTime(began);
        var call = new RuntimeEvent(
            invocation.RequestId, invocation.Payload, functionArn, _with.Machine.GetUtcNow() + left)
        {
            ClientContext = invocation.ClientContext,
            TraceId = NewTraceId(_with.Machine.GetUtcNow()),
            Parts = invocation.Parts,
            PartsType = invocation.PartsType,
        };
        var process = _process!;
        _session!.Give(call);
        if (!call.Result.IsCompleted)
        {
            using var ended = new CancellationTokenSource();
            await Task.WhenAny(call.Result, process.Exited, Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, _with.Machine, ended.Token));
            await ended.CancelAsync();
        }

        var duration = _with.Machine.GetElapsedTime(began);
        if (call.Result.IsCompleted)
        {
            IsUsable = !process.Exited.IsCompleted;
            var result = await call.Result;
            await process.DrainAsync(CancellationToken.None);
            return Finish(invocation, result, result.ErrorType is null ? "success" : "error", duration, init);
        }

        if (process.Exited.IsCompleted)
        {
            var exit = ExitError(invocation.RequestId, await process.Exited);
            return Finish(invocation, exit, "error", duration, init);
        }

        process.Kill();
        await process.Exited;
        return FinishTimedOut(invocation, init);
    }

    /// <summary>Waits until everything that belongs to the last call is done and its log is written. It is usable after that, or ended.</summary>
    /// <param name="mayStay">Whether it is wanted for other calls.</param>
    public async Task SettleAsync(Func<bool> mayStay)
    {
        if (IsUsable)
        {
            using var ended = new CancellationTokenSource();
            var asked = _session!.Asked;
            if (!asked.IsCompleted) await Task.WhenAny(asked, _process!.Exited, Task.Delay(Version.Timeout, _with.Machine, ended.Token));
            await ended.CancelAsync();
            IsUsable = asked.IsCompleted && !_process!.Exited.IsCompleted;
        }

        if (IsUsable) await _log.FlushAsync();
        IsUsable = IsUsable && mayStay();
        if (!IsUsable) await DisposeAsync();
    }

    /// <summary>Puts it aside: it is frozen after a moment, and ended after a while.</summary>
    /// <param name="reap">Called when the while is over.</param>
    public void Rest(Action<ExecutionEnvironment> reap)
    {
        lock (_turn)
        {
            _reap = reap;
            _isIdle = true;
            if (!_isDisposed) _idle.Change(_with.Options.FreezeAfter, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Ends the process, whatever it works on; the call that it works on fails.</summary>
    public void Kill()
    {
        lock (_turn)
        {
            _isKilled = true;
            _process?.Kill();
        }
    }

    /// <summary>Ends the process with all that belongs to it.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_turn)
        {
            if (_isDisposed) return;
            _isDisposed = true;
        }

        IsUsable = false;
        await _idle.DisposeAsync();
        await EndProcessAsync();
        await _log.FlushAsync();
        if (Directory.Exists(_temporaryFolder)) Directory.Delete(_temporaryFolder, recursive: true);
    }

    private static string NewTraceId(DateTimeOffset now)
    {
        Span<byte> random = stackalloc byte[20];
        RandomNumberGenerator.Fill(random);
        return $"Root=1-{now.ToUnixTimeSeconds():x8}-{Convert.ToHexStringLower(random[..12])};Parent={Convert.ToHexStringLower(random[12..])};Sampled=0";
    }

    private static RuntimeResult ExitError(string requestId, string? reason) => new(
        RuntimeAnswers.ErrorBody(
            "Runtime.ExitError",
            $"RequestId: {requestId} Error: Runtime exited {(reason is null ? "without providing a reason" : $"with error: {reason}")}"),
        "Runtime.ExitError");

    private async Task<InitFailure?> InitializeAsync()
    {
        _log.Add(_lines.InitStart());
        // In the tier that is most like AWS there is nothing to tell.
        if (!_with.Launcher.Tier.StartsWith(Sandbox.Strict, StringComparison.Ordinal)) _log.Add($"[WARN] The tier of this function is {_with.Launcher.Tier}.");
        if (_with.Launcher.Warning(Version.State.Configuration.Runtime!) is { } warning) _log.Add($"[WARN] {warning}");
        var began = _with.Machine.GetTimestamp();
        var failure = await StartAsync(_with.Options.InitTimeout);
        if (failure is not null) _log.Add(_lines.InitReport(_with.Machine.GetElapsedTime(began), failure.IsTimeout ? "timeout" : "error", failure.Result?.ErrorType));
        return failure;
    }

    /// <summary>Starts the process and waits until it asks for an event; null when it does.</summary>
    private async Task<InitFailure?> StartAsync(TimeSpan patience)
    {
        await EndProcessAsync();
        var configuration = Version.State.Configuration;
        try
        {
            Directory.CreateDirectory(_temporaryFolder);
            var code = await Task.Run(() => (Task: _with.Code.OfCode(Version.State), Layers: _with.Code.OfLayers(Version.State)));
            _session = new RuntimeSession(new ExtensionSessions(Version.Key.Name, Version.Name, configuration.Handler, Version.Key.AccountId));
            _endpoint = _with.Neighbours.Endpoints.Open(_session);
            var variables = EnvironmentVariables.Of(Version, _credentials, _log.Stream, _endpoint.Address, _with.Server);
            var specification = new RuntimeSpecification(
                configuration.Runtime!, configuration.Handler, code.Task, code.Layers, _temporaryFolder, variables,
                configuration.MemorySize!.Value, configuration.EphemeralStorage!.Size!.Value);
            lock (_turn)
            {
                ObjectDisposedException.ThrowIf(_isKilled || _isDisposed, this);
                _process = _with.Launcher.Start(specification, _log.AddOutput);
            }
        }
        catch (RuntimeStartException fault)
        {
            return new InitFailure(new RuntimeResult(RuntimeAnswers.ErrorBody(fault.ErrorType, fault.Message), fault.ErrorType));
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or ObjectDisposedException)
        {
            return new InitFailure(new RuntimeResult(RuntimeAnswers.ErrorBody("Runtime.InvalidPackage", fault.Message), "Runtime.InvalidPackage"));
        }

        using var ended = new CancellationTokenSource();
        await Task.WhenAny(_session.Initialized, _process.Exited, Task.Delay(patience, _with.Machine, ended.Token));
        await ended.CancelAsync();
        if (_session.Initialized.IsCompleted) return await _session.Initialized is { } error ? new InitFailure(error) : null;
        return _process.Exited.IsCompleted ? new InitFailure(null) { Exit = await _process.Exited } : new InitFailure(null) { IsTimeout = true };
    }

    /// <summary>The outcome of a call whose process did not come to work on it.</summary>
    private InvocationOutcome Fail(Invocation invocation, InitFailure failure, TimeSpan duration)
    {
        _process?.Kill();
        _log.Add(_lines.Start(invocation.RequestId));
        if (failure.IsTimeout) return FinishTimedOut(invocation, init: null);
        return Finish(invocation, failure.Result ?? ExitError(invocation.RequestId, failure.Exit), "error", duration, init: null);
    }

    private InvocationOutcome FinishTimedOut(Invocation invocation, TimeSpan? init)
    {
        _log.Add(_lines.TimedOut(invocation.RequestId, Version.Timeout));
        var text = FormattableString.Invariant($"RequestId: {invocation.RequestId} Error: Task timed out after {Version.Timeout.TotalSeconds:F2} seconds");
        var error = new RuntimeResult(RuntimeAnswers.ErrorBody("Sandbox.Timedout", text), ErrorType: null);
        return Finish(invocation, error, "timeout", Version.Timeout, init);
    }

    private InvocationOutcome Finish(Invocation invocation, RuntimeResult result, string status, TimeSpan duration, TimeSpan? init)
    {
        var report = new InvocationReport(
            invocation.RequestId, duration, init, Version.State.Configuration.MemorySize!.Value, _process?.PeakMemory ?? 0, status, result.ErrorType);
        _log.Add(_lines.End(report));
        _log.Add(_lines.Report(report));
        return new InvocationOutcome(Version.Name, result.Payload, status == "success" ? null : "Unhandled", _log.Tail()) { Duration = duration };
    }

    private void Thaw()
    {
        lock (_turn)
        {
            _isIdle = false;
            _idle.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            if (!_isFrozen) return;
            _isFrozen = false;
            _process!.Thaw();
        }
    }

    private void OnIdle()
    {
        Action<ExecutionEnvironment>? reap;
        lock (_turn)
        {
            if (!_isIdle || _isDisposed) return;
            if (!_isFrozen)
            {
                _isFrozen = true;
                _process!.Freeze();
                _idle.Change(_with.Options.IdleTime, Timeout.InfiniteTimeSpan);
                return;
            }

            reap = _reap;
        }

        reap?.Invoke(this);
    }

    private async ValueTask EndProcessAsync()
    {
        if (_process is { } process)
        {
            await process.DisposeAsync();
            _process = null;
        }

        if (_endpoint is { } endpoint) await endpoint.DisposeAsync();
        _endpoint = null;
    }

    /// <summary>Why a process did not come to ask for an event.</summary>
    /// <param name="Result">What it said; null for nothing.</param>
    private sealed record InitFailure(RuntimeResult? Result)
    {
        public bool IsTimeout { get; init; }

        public string? Exit { get; init; }
    }
}
