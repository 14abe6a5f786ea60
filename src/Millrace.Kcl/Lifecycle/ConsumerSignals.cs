using Millrace.Kcl.Leases;

namespace Millrace.Kcl.Lifecycle;

/// <summary>
/// What ends a consumer. A call of the processor goes on until the lease is lost or nobody waits for it any longer; everything else is interrupted
/// as soon as the processor is to end. The tokens follow a moment after what is asked for by <see cref="IsOver"/> and <see cref="IsInterrupted"/>.
/// </summary>
internal sealed class ConsumerSignals : IDisposable
{
    private readonly HeldLease _lease;
    private readonly CancellationTokenSource _shutdown = new();
    private readonly CancellationTokenSource _givenUp = new();
    private readonly CancellationTokenSource _call;
    private readonly CancellationTokenSource _interrupt;

    public ConsumerSignals(HeldLease lease)
    {
        _lease = lease;
        _call = CancellationTokenSource.CreateLinkedTokenSource(lease.Lost, _givenUp.Token);
        _interrupt = CancellationTokenSource.CreateLinkedTokenSource(_call.Token, _shutdown.Token, lease.Handoff);
    }

    /// <summary>Ends calls of the processor.</summary>
    public CancellationToken Call => _call.Token;

    /// <summary>Ends waits between them.</summary>
    public CancellationToken Interrupt => _interrupt.Token;

    /// <summary>Ends the processor's very last call.</summary>
    public CancellationToken GivenUp => _givenUp.Token;

    /// <summary>Whether nothing can be checkpointed any more.</summary>
    public bool IsOver => _lease.Lost.IsCancellationRequested || _givenUp.IsCancellationRequested;

    /// <summary>Whether the processor is to end.</summary>
    public bool IsInterrupted => IsOver || _shutdown.IsCancellationRequested || _lease.Handoff.IsCancellationRequested;

    /// <summary>The worker stops.</summary>
    public void RequestShutdown() => _ = _shutdown.CancelAsync();

    /// <summary>Nobody waits any longer.</summary>
    public void GiveUp() => _ = _givenUp.CancelAsync();

    // The two that are not linked to others hold nothing, and may be asked for after the end.
    public void Dispose()
    {
        _interrupt.Dispose();
        _call.Dispose();
    }
}
