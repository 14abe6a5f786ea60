using Microsoft.Extensions.Logging;

namespace Millrace.Http;

internal static partial class RequestLog
{
    [LoggerMessage(
        EventId = 101,
        Level = LogLevel.Debug,
        Message = "{Operation} by {Caller}: {Status}, {RequestBytes} bytes in, {ResponseBytes} bytes out, {Milliseconds:F2} ms, request {RequestId}")]
    public static partial void Answered(
        ILogger logger,
        string operation,
        string? caller,
        int status,
        long requestBytes,
        long responseBytes,
        double milliseconds,
        string requestId);

    [LoggerMessage(EventId = 102, Level = LogLevel.Error, Message = "{Operation} failed inside: request {RequestId}")]
    public static partial void Failed(ILogger logger, Exception exception, string operation, string requestId);

    [LoggerMessage(EventId = 103, Level = LogLevel.Error, Message = "{Operation}: {Trouble}{Repeated}")]
    public static partial void Troubled(ILogger logger, string operation, string trouble, string repeated);
}
