using System.Runtime.InteropServices;

namespace Millrace.Kcl.MultiLang.Commands;

/// <summary>SIGTERM and Ctrl+C ask the daemon to stop in order; a second Ctrl+C ends it at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private int _exitCode;

    /// <param name="atOnce">What must be done before the program ends at once.</param>
    public StopSignals(Action atOnce)
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            if (_stop.IsCancellationRequested)
            {
                atOnce();
                Environment.Exit(Commands.ExitCode.Interrupted);
            }

            Ask(signal, Commands.ExitCode.Interrupted);
        });
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Ask(signal, Commands.ExitCode.Terminated));
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>The exit code of the signal that came first; 0 without any.</summary>
    public int ExitCode => _exitCode;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _stop.Dispose();
    }

    private void Ask(PosixSignalContext signal, int exitCode)
    {
        signal.Cancel = true;
        Interlocked.CompareExchange(ref _exitCode, exitCode, 0);
        // Off the signal's thread, which must stay free for the second Ctrl+C.
        _ = _stop.CancelAsync();
    }
}
