using Millrace.Wire;

namespace Millrace.CloudWatch.Logs;

/// <summary>The errors of CloudWatch Logs by their codes (facts/logs-metrics.md A); a text that one operation raises stands with its check.</summary>
internal static class LogsErrors
{
    public static ServiceException InvalidParameter(string message) => new("InvalidParameterException", message);

    public static ServiceException Validation(string message) => new("ValidationException", message);

    public static ServiceException AlreadyExists(string message) => new("ResourceAlreadyExistsException", message);

    public static ServiceException NoGroup() => new("ResourceNotFoundException", "The specified log group does not exist.");

    public static ServiceException NoStream() => new("ResourceNotFoundException", "The specified log stream does not exist.");

    public static ServiceException NotFound(string message) => new("ResourceNotFoundException", message);

    public static ServiceException LimitExceeded() => new("LimitExceededException", "Resource limit exceeded.");

    public static ServiceException InvalidToken() => InvalidParameter("The specified nextToken is invalid.");
}
