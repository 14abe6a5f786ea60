using Microsoft.Extensions.Logging;

namespace Millrace.Kcl.Leases;

/// <summary>What becomes of leases.</summary>
internal static partial class LeaseLog
{
    [LoggerMessage(EventId = 601, Level = LogLevel.Information, Message = "{Lease} is held.")]
    public static partial void Acquired(ILogger logger, string lease);

    [LoggerMessage(EventId = 602, Level = LogLevel.Information, Message = "{Lease} is not held any more.")]
    public static partial void Lost(ILogger logger, string lease);

    [LoggerMessage(EventId = 603, Level = LogLevel.Warning, Message = "{Lease} could not be renewed. It is tried again until the lease expires.")]
    public static partial void RenewalFailed(ILogger logger, string lease, Exception failure);

    [LoggerMessage(EventId = 604, Level = LogLevel.Warning, Message = "{Lease} belongs to this worker and could not be renewed for the first time. It is tried again.")]
    public static partial void AcquisitionFailed(ILogger logger, string lease, Exception failure);

    [LoggerMessage(EventId = 605, Level = LogLevel.Warning, Message = "{Lease} could not be given up: other workers wait for it to expire.")]
    public static partial void ReleaseFailed(ILogger logger, string lease, Exception failure);

    [LoggerMessage(EventId = 606, Level = LogLevel.Warning, Message = "{Lease} is handed over although its processor still runs: it was asked {Age} ago.")]
    public static partial void HandoffOverdue(ILogger logger, string lease, TimeSpan age);

    [LoggerMessage(EventId = 607, Level = LogLevel.Warning, Message = "{Work} failed. The next round comes in time.")]
    public static partial void RoundFailed(ILogger logger, string work, Exception failure);

    [LoggerMessage(EventId = 608, Level = LogLevel.Warning, Message = "{Lease} was assigned to this worker, which holds as many as it may ({Limit}). It is left.")]
    public static partial void TooMany(ILogger logger, string lease, int limit);

    [LoggerMessage(EventId = 609, Level = LogLevel.Warning, Message = "{Lease} could not be taken. It is tried again in the next round.")]
    public static partial void TakeFailed(ILogger logger, string lease, Exception failure);

    [LoggerMessage(EventId = 610, Level = LogLevel.Information, Message = "{Count} leases more than this worker may have ({Limit}) are its share.")]
    public static partial void Spillover(ILogger logger, int count, int limit);
}
