using Millrace.Model.DynamoDB;
using Millrace.Wire;

namespace Millrace.DynamoDB;

/// <summary>The errors of DynamoDB by their codes (facts/dynamodb.md 4); a text that one check raises stands with it.</summary>
internal static class DynamoDBErrors
{
    /// <summary>What most texts about parameters begin with.</summary>
    public const string InvalidParameter = "One or more parameter values were invalid: ";

    public static ServiceException Validation(string message) => new("ValidationException", message);

    public static ServiceException InvalidParameters(string message) => Validation(InvalidParameter + message);

    public static ServiceException LimitExceeded(string message) => new("LimitExceededException", message);

    public static ServiceException ResourceInUse(string message) => new("ResourceInUseException", message);

    public static ServiceException ResourceNotFound(string message) => new("ResourceNotFoundException", message);

    /// <summary>The table of a call about items is not there.</summary>
    public static ServiceException NoTable() => ResourceNotFound("Requested resource not found");

    /// <summary>The table of a call about tables is not there.</summary>
    public static ServiceException NoTable(string name) => ResourceNotFound($"Requested resource not found: Table: {name} not found");

    /// <summary>A condition did not hold.</summary>
    /// <param name="item">The item that is told, or null.</param>
    public static ServiceException ConditionalCheckFailed(IReadOnlyDictionary<string, AttributeValue>? item) =>
        new("ConditionalCheckFailedException", "The conditional request failed") { Details = item is null ? null : new FailedItem(item) };
}
