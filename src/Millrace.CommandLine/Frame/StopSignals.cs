using System.Runtime.InteropServices;

namespace Millrace.CommandLine;

/// <summary>Ctrl+C and SIGTERM ask the program to stop in order; a second Ctrl+C ends it at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public StopSignals()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            if (_stop.IsCancellationRequested) Environment.Exit(ExitCode.Interrupted);
            Ask(signal);
        });
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask);
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Stop => _stop.Token;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _stop.Dispose();
    }

    private void Ask(PosixSignalContext signal)
    {
        signal.Cancel = true;
        // Off the signal's thread, which must stay free for the second Ctrl+C.
        _ = _stop.CancelAsync();
    }
}
