using System.Collections.Concurrent;
using System.Collections.Immutable;
using Millrace.Model.Lambda;

namespace Millrace.Lambda.Functions;

/// <summary>
/// The states that functions pass through (facts/lambda.md 1, States): Pending after they are made, and an update that is in progress, during which calls
/// run what was there before it. Where changes take no time, nothing is ever seen of them but the answer that begins one.
/// </summary>
/// <param name="options">How long changes take.</param>
/// <param name="store">The functions.</param>
/// <param name="time">The clock.</param>
internal sealed class FunctionTransitions(LambdaOptions options, LambdaStore store, TimeProvider time) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<Task, byte> _waiting = [];

    private bool TakeTime => options.ChangeDuration > TimeSpan.Zero;

    /// <summary>Ends what a function passes through, once that has lasted long enough. Told of each change of a function.</summary>
    public void Schedule(FunctionKey key, FunctionState? function)
    {
        if (!TakeTime || function is null || Passing(function) is not { IsEmpty: false } revisions) return;
        var waiting = EndAsync(key, revisions);
        _waiting[waiting] = 0;
        _ = waiting.ContinueWith(ended => _waiting.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>The settings of a version that is being made.</summary>
    public FunctionConfiguration Make(FunctionConfiguration configuration) => TakeTime ? configuration.AsPending() : configuration.AsStill();

    /// <summary>A function whose code or settings are being changed.</summary>
    /// <param name="before">The function as it was.</param>
    /// <param name="after">The function with the change.</param>
    public FunctionState Update(FunctionState before, FunctionState after) =>
        TakeTime ? after.WithLatest(FunctionConfigurations.AsUpdating) with { Running = before.Latest } : after;

    /// <summary>Settings as the answer tells them that begins to make a version.</summary>
    public FunctionConfiguration AnswerMade(FunctionConfiguration configuration) => TakeTime ? configuration : configuration.AsPending();

    /// <summary>Settings as the answer tells them that begins to change them.</summary>
    public FunctionConfiguration AnswerUpdated(FunctionConfiguration configuration) => TakeTime ? configuration : configuration.AsUpdating();

    /// <summary>Checks that nothing else is being made of a function or changed about it.</summary>
    /// <exception cref="Wire.ServiceException">Something is.</exception>
    public static void RequireSettled(FunctionKey key, FunctionState function)
    {
        var latest = function.Latest.Configuration;
        RequireActive(latest);
        if (latest.LastUpdateStatus is LastUpdateStatus.InProgress)
            throw LambdaErrors.Conflict($"The operation cannot be performed at this time. An update is in progress for resource: {key.Arn}");
    }

    /// <summary>Checks that a version is there to be called.</summary>
    /// <exception cref="Wire.ServiceException">It is still being made.</exception>
    public static void RequireActive(FunctionConfiguration configuration)
    {
        if (configuration.State is not (null or State.Active))
            throw LambdaErrors.Conflict($"The operation cannot be performed at this time. The function is currently in the following state: {configuration.State}");
    }

    /// <summary>A function of which all is done that was under way.</summary>
    public static FunctionState Settle(FunctionState function) => Settle(function, Passing(function));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested) return;
        await _stopping.CancelAsync();
        await Task.WhenAll(_waiting.Keys);
        _stopping.Dispose();
    }

    private static FunctionState Settle(FunctionState function, ImmutableHashSet<string> revisions)
    {
        if (!function.Versions.Append(function.Latest).Any(IsDue)) return function;
        return function with
        {
            Latest = SettleOne(function.Latest),
            Running = IsDue(function.Latest) ? null : function.Running,
            Versions = [.. function.Versions.Select(SettleOne)],
        };

        bool IsDue(VersionState version) => revisions.Contains(version.Configuration.RevisionId!);

        VersionState SettleOne(VersionState version) => IsDue(version) ? version with { Configuration = version.Configuration.AsSettled() } : version;
    }

    /// <summary>The revisions of versions that something is under way of.</summary>
    private static ImmutableHashSet<string> Passing(FunctionState function) =>
    [
        .. from version in function.Versions.Append(function.Latest)
           where version.Configuration is { State: State.Pending } or { LastUpdateStatus: LastUpdateStatus.InProgress }
           select version.Configuration.RevisionId,
    ];

    private async Task EndAsync(FunctionKey key, ImmutableHashSet<string> revisions)
    {
        try
        {
            await Task.Delay(options.ChangeDuration, time, _stopping.Token);
            await store.ChangeAsync(key, before => before is null ? null : Settle(before, revisions), code: null, _stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // It is settled when the store is read again.
        }
        catch (Exception fault)
        {
            options.BackgroundFailed(fault);
        }
    }
}
