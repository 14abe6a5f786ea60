using Microsoft.Extensions.Logging;

namespace Millrace.Kcl.Coordination;

/// <summary>What a scheduler has to say.</summary>
internal static partial class SchedulerLog
{
    [LoggerMessage(EventId = 301, Level = LogLevel.Information, Message = "Worker {worker} of application {application} begins.")]
    public static partial void Begins(ILogger log, string application, string worker);

    [LoggerMessage(EventId = 302, Level = LogLevel.Warning, Message = "The worker could not begin. This was attempt {attempt} of {attempts}.")]
    public static partial void InitializationFailed(ILogger log, int attempt, int attempts, Exception fault);

    [LoggerMessage(EventId = 303, Level = LogLevel.Information, Message = "The lease table has no leases. They are made by the leader, or by this worker after {wait}.")]
    public static partial void TableEmpty(ILogger log, TimeSpan wait);

    [LoggerMessage(EventId = 304, Level = LogLevel.Information, Message = "The worker stops. Its {count} shards have {grace} to end.")]
    public static partial void Stopping(ILogger log, int count, TimeSpan grace);

    [LoggerMessage(EventId = 305, Level = LogLevel.Information, Message = "The worker has stopped.")]
    public static partial void Stopped(ILogger log);

    [LoggerMessage(EventId = 306, Level = LogLevel.Critical, Message = "{shard}: its consumer failed. The lease is given up.")]
    public static partial void ConsumerFailed(ILogger log, string shard, Exception fault);

    [LoggerMessage(EventId = 307, Level = LogLevel.Warning, Message = "{step} failed while the worker stops.")]
    public static partial void StopFailed(ILogger log, string step, Exception fault);
}
