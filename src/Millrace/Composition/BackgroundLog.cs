using Microsoft.Extensions.Logging;

namespace Millrace.Composition;

/// <summary>Says what nobody waits for and went wrong: freeing the room of old records and of what expires in tables, growing with the traffic.</summary>
internal static partial class BackgroundLog
{
    [LoggerMessage(EventId = 401, Level = LogLevel.Error, Message = "{stream}: old records could not be freed, or the stream could not grow. It is tried again.")]
    public static partial void Failed(ILogger logger, string stream, Exception fault);

    [LoggerMessage(EventId = 403, Level = LogLevel.Error, Message = "{table}: what has expired could not be deleted, or a change not be put to its destination. It is tried again.")]
    public static partial void SweepFailed(ILogger logger, string table, Exception fault);

    [LoggerMessage(EventId = 405, Level = LogLevel.Error, Message = "Events that match the subscription filter {filter} could not be sent.")]
    public static partial void SubscriptionFailed(ILogger logger, string filter, Exception fault);

    [LoggerMessage(EventId = 404, Level = LogLevel.Error, Message = "Metrics could not be written, or alarms not be looked at. It is tried again.")]
    public static partial void MetricsFailed(ILogger logger, Exception fault);
}
