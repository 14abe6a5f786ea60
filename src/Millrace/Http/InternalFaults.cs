using Microsoft.Extensions.Logging;
using Millrace.Storage.Logs;
using Millrace.Storage.State;
using Millrace.Wire;

namespace Millrace.Http;

/// <summary>
/// What is answered and logged when something goes wrong inside: 500 and InternalFailure, which every SDK sends again. A disk that is full or fails
/// is no riddle: the caller gets a sentence, the log a line, and not one for each of thousands of calls.
/// </summary>
internal sealed class InternalFaults(ILogger logger, TimeProvider clock)
{
    private const int MostRemembered = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Said> _said = [];

    /// <summary>How long a line that was logged is not logged again.</summary>
    public static TimeSpan QuietTime => TimeSpan.FromSeconds(10);

    /// <summary>Logs a fault.</summary>
    /// <returns>What the caller is told.</returns>
    public ServiceException Answer(Exception fault, Exchange exchange)
    {
        Log(fault, exchange);
        return fault as ServiceException ?? GateErrors.InternalFailure(exchange.Service, TextOf(fault));
    }

    /// <summary>Logs a fault: what nobody foresaw with all there is to know of it, a known one in a line.</summary>
    public void Log(Exception fault, Exchange exchange)
    {
        if (fault is ServiceException { InnerException: null }) return;
        var known = fault is ServiceException ? $"{fault.Message} ({fault.InnerException!.Message})" : TextOf(fault) is null ? null : fault.Message;
        if (known is null)
            RequestLog.Failed(logger, fault, exchange.OperationName, exchange.RequestId);
        else if (IsNews(known, out var unsaid))
            RequestLog.Troubled(logger, exchange.OperationName, known, unsaid == 0 ? "" : $" ({unsaid} more like it before)");
    }

    private static string? TextOf(Exception fault) => fault switch
    {
        RecordLogException { Fault: RecordLogFault.DiskFull } or StateStoreException { Fault: StateStoreFault.DiskFull } =>
            "The server's disk is full. Nothing was written; it can be tried again.",
        RecordLogException { Fault: RecordLogFault.Failed } or StateStoreException { Fault: StateStoreFault.Failed } =>
            "The server's disk failed. Nothing was acknowledged; the server's log says more.",
        RecordLogException { Fault: RecordLogFault.Damaged } => "Stored records are damaged; the server's log says more.",
        _ => null,
    };

    private bool IsNews(string text, out int unsaid)
    {
        lock (_gate)
        {
            var isKnown = _said.TryGetValue(text, out var said);
            unsaid = said.Unsaid;
            if (isKnown && clock.GetElapsedTime(said.At) < QuietTime)
            {
                _said[text] = said with { Unsaid = said.Unsaid + 1 };
                return false;
            }

            if (_said.Count >= MostRemembered) _said.Clear();
            _said[text] = new Said(clock.GetTimestamp(), 0);
            return true;
        }
    }

    private readonly record struct Said(long At, int Unsaid);
}
