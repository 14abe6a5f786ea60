using Microsoft.Extensions.Logging;

namespace Millrace.Kcl.Leases.Assignment;

/// <summary>Says who leads, and what the leader does.</summary>
internal static partial class AssignmentLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{workerId} leads: it assigns leases and looks after the list of shards.")]
    public static partial void LeadershipWon(ILogger logger, string workerId);

    [LoggerMessage(Level = LogLevel.Information, Message = "{workerId} does not lead any more.")]
    public static partial void LeadershipLost(ILogger logger, string workerId);

    [LoggerMessage(Level = LogLevel.Error, Message = "{workerId} could not assign leases {failures} times in a row, and leaves it to another.")]
    public static partial void LeadershipGivenUp(ILogger logger, string workerId, int failures, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{workerId} could not report its load. It is tried again.")]
    public static partial void MetricsNotReported(ILogger logger, string workerId, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{workerId} could not tell the others that it stops. They find out in time.")]
    public static partial void DepartureNotTold(ILogger logger, string workerId, Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "{assigned} leases were assigned and {moved} moved, among {workers} workers.")]
    public static partial void LeasesAssigned(ILogger logger, int assigned, int moved, int workers);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{count} leases wait: every worker has as many as it may, or cannot measure its load.")]
    public static partial void LeasesLeftOver(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "The application runs {version}: leases are taken by count.")]
    public static partial void TakingByCount(ILogger logger, string version);

    [LoggerMessage(Level = LogLevel.Information, Message = "The application runs {version}: a leader assigns leases.")]
    public static partial void TakingByLeader(ILogger logger, string version);
}
