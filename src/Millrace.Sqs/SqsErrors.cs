using Millrace.Wire;

namespace Millrace.Sqs;

/// <summary>The errors of SQS with their new and their old names (facts/sqs.md, Errors); a text that one check raises stands with it.</summary>
internal static class SqsErrors
{
    private const string OldPrefix = "AWS.SimpleQueueService.";

    public static ServiceException NoQueue() => new("QueueDoesNotExist", "The specified queue does not exist.") { QueryCode = $"{OldPrefix}NonExistentQueue" };

    public static ServiceException QueueExists(string attribute) =>
        new("QueueNameExists", $"A queue already exists with the same name and a different value for attribute {attribute}") { QueryCode = "QueueAlreadyExists" };

    /// <summary>An error whose old name is the new one after a prefix.</summary>
    public static ServiceException Prefixed(string code, string message) => new(code, message) { QueryCode = OldPrefix + code };

    public static ServiceException InvalidAttributeName(string message) => new("InvalidAttributeName", message);

    public static ServiceException InvalidAttributeValue(string message) => new("InvalidAttributeValue", message);

    public static ServiceException InvalidHandle() => new("ReceiptHandleIsInvalid", "The input receipt handle is invalid.");

    public static ServiceException InvalidContents(string message) => new("InvalidMessageContents", message);

    public static ServiceException InvalidParameter(string message) => new("InvalidParameterValueException", message) { QueryCode = "InvalidParameterValue" };

    /// <summary>A number that is out of its range.</summary>
    public static ServiceException OutOfRange(string parameter, int value, int least, int most) =>
        InvalidParameter($"Value {value} for parameter {parameter} is invalid. Reason: Must be between {least} and {most}, if provided.");

    /// <summary>Holds a number to its range.</summary>
    public static void Check(string parameter, int? value, int least, int most)
    {
        if (value < least || value > most) throw OutOfRange(parameter, value.Value, least, most);
    }
}
