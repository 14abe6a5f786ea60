using Microsoft.Extensions.Logging;

namespace Millrace.Composition;

/// <summary>Says which streams of <c>--streams</c> are otherwise than they were to be.</summary>
internal static partial class InitialStreamLog
{
    [LoggerMessage(EventId = 402, Level = LogLevel.Warning, Message = "--streams: {notice}")]
    public static partial void Noted(ILogger logger, string notice);
}
