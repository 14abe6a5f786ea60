using Microsoft.Extensions.Logging;

namespace Millrace.Composition;

/// <summary>Says when the room of old records could not be given back.</summary>
internal static partial class TrimmingLog
{
    [LoggerMessage(EventId = 401, Level = LogLevel.Error, Message = "{stream}: records that have passed out of retention could not be freed.")]
    public static partial void Failed(ILogger logger, string stream, Exception fault);
}
