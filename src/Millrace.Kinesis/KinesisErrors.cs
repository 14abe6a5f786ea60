using Millrace.Wire;

namespace Millrace.Kinesis;

/// <summary>The errors of Kinesis by their codes (facts/kinesis.md 2); a text that one operation raises stands with its check.</summary>
internal static class KinesisErrors
{
    public static ServiceException AccessDenied(string message) => new("AccessDeniedException", message);

    public static ServiceException ExpiredIterator(string message) => new("ExpiredIteratorException", message);

    public static ServiceException ExpiredNextToken(string message) => new("ExpiredNextTokenException", message);

    public static ServiceException InvalidArgument(string message) => new("InvalidArgumentException", message);

    public static ServiceException KmsNotFound(string message) => new("KMSNotFoundException", message);

    public static ServiceException LimitExceeded(string message) => new("LimitExceededException", message);

    public static ServiceException ResourceInUse(string message) => new("ResourceInUseException", message);

    public static ServiceException ResourceNotFound(string message) => new("ResourceNotFoundException", message);

    public static ServiceException Validation(string message) => new("ValidationException", message);
}
