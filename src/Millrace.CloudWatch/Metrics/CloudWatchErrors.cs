using Millrace.Wire;

namespace Millrace.CloudWatch.Metrics;

/// <summary>The errors of CloudWatch with their new and their old names (facts/logs-metrics.md B); a text that one operation raises stands with its check.</summary>
internal static class CloudWatchErrors
{
    public static ServiceException InvalidValue(string message) => new("InvalidParameterValueException", message) { QueryCode = "InvalidParameterValue" };

    public static ServiceException InvalidCombination(string message) =>
        new("InvalidParameterCombinationException", message) { QueryCode = "InvalidParameterCombination" };

    public static ServiceException Missing(string parameter) =>
        new("MissingRequiredParameterException", $"The parameter {parameter} is required.") { QueryCode = "MissingParameter" };

    public static ServiceException Validation(string message) => new("ValidationError", message);

    public static ServiceException InvalidToken() => new("InvalidNextToken", "The next token specified is invalid.");

    public static ServiceException NoAlarm(string name) => new("ResourceNotFound", $"Alarm {name} does not exist", 404);
}
