using Millrace.Kcl.MultiLang.Processes;
using Millrace.Kcl.MultiLang.Protocol;

namespace Millrace.Kcl.MultiLang;

/// <summary>
/// The exchanges with one child: a message to it, the checkpoints that it asks for, its status (facts/kcl.md 1). Whatever goes wrong is a
/// <see cref="ChildFailureException"/> that says what the child did last.
/// </summary>
internal sealed class Conversation
{
    private readonly string _shardId;
    private readonly ChildLauncher _launcher;
    private readonly ChildSettings _settings;
    private readonly ChildProcess _child;
    private bool _over;

    /// <summary>Starts the child.</summary>
    /// <exception cref="ChildFailureException">It cannot be started.</exception>
    public Conversation(string shardId, ChildLauncher launcher, ChildSettings settings)
    {
        _shardId = shardId;
        _launcher = launcher;
        _settings = settings;
        _child = launcher.Start(shardId);
    }

    /// <summary>One exchange.</summary>
    /// <param name="action">The action, which the child's status must name.</param>
    /// <param name="message">The message.</param>
    /// <param name="checkpoints">Makes checkpoints; null where there are none to make.</param>
    /// <param name="grace">How long the exchange may go on after it was cancelled: a child in the midst of a batch is let finish.</param>
    /// <param name="cancellationToken">Ends it after the grace.</param>
    /// <exception cref="ChildFailureException">The child failed; it is gone.</exception>
    public async Task TalkAsync(string action, ReadOnlyMemory<byte> message, ChildCheckpoints? checkpoints, TimeSpan grace, CancellationToken cancellationToken)
    {
        // Neither is disposed of: the timer may come to cancel it at any time.
        var over = new CancellationTokenSource();
        await using var timer = _settings.TimeProvider.CreateTimer(
            static over => ((CancellationTokenSource)over!).Cancel(), over, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using var cancelled = cancellationToken.Register(() => timer.Change(grace, Timeout.InfiniteTimeSpan));
        try
        {
            await _child.WriteAsync(message, _settings.Timeout, over.Token).ConfigureAwait(false);
            while (true)
            {
                switch (await _child.ReadAsync(_settings.Timeout, over.Token).ConfigureAwait(false))
                {
                    case StatusMessage status when status.ResponseFor == action:
                        return;
                    case StatusMessage status:
                        throw await FailAsync(
                            $"answered '{status.ResponseFor}' where the answer to '{action}' was due", TimeSpan.Zero).ConfigureAwait(false);
                    case CheckpointRequest request:
                        var error = checkpoints is null
                            ? CheckpointErrors.NoCheckpointer
                            : await checkpoints.MakeAsync(request, over.Token).ConfigureAwait(false);
                        await _child.WriteAsync(DaemonMessage.ForCheckpoint(request, error), _settings.Timeout, over.Token).ConfigureAwait(false);
                        break;
                    default:
                        throw await FailAsync($"ended in the midst of '{action}'", _settings.ExitGrace).ConfigureAwait(false);
                }
            }
        }
        catch (TimeoutException)
        {
            throw await FailAsync($"did not answer '{action}' within {_settings.Timeout!.Value.TotalSeconds} s (timeoutInSeconds)", TimeSpan.Zero).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is IOException or ObjectDisposedException)
        {
            throw await FailAsync($"stopped reading in the midst of '{action}'", _settings.ExitGrace).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the child after its last exchange: its input is closed, and it has a grace to exit by itself.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        _over = true;
        await _launcher.EndAsync(_child, _settings.ExitGrace, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Kills the child, unless it has been ended.</summary>
    public async Task KillAsync()
    {
        if (_over) return;
        _over = true;
        await _launcher.EndAsync(_child, TimeSpan.Zero, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<ChildFailureException> FailAsync(string what, TimeSpan grace)
    {
        _over = true;
        var end = await _launcher.EndAsync(_child, grace, CancellationToken.None).ConfigureAwait(false);
        return new ChildFailureException($"{_shardId}: child {_child.Id} {what}: {end}");
    }
}
