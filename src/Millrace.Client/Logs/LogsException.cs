using Amazon.Runtime;

namespace Millrace.Client.Logs;

/// <summary>
/// An error that CloudWatch Logs answered. Errors that a program may want to tell apart are subclasses; what else the service can answer is this class
/// itself with its <see cref="AmazonServiceException.ErrorCode"/>. It is thrown after the SDK's retries, if any.
/// </summary>
public class LogsException(ServiceError error) : ServiceErrorException(error)
{
    internal static LogsException From(ServiceError error) => error.Code switch
    {
        "AccessDeniedException" => new AccessDeniedException(error),
        "InvalidParameterException" => new InvalidParameterException(error),
        "LimitExceededException" => new LimitExceededException(error),
        "ResourceAlreadyExistsException" => new ResourceAlreadyExistsException(error),
        "ResourceNotFoundException" => new ResourceNotFoundException(error),
        "ThrottlingException" => new ThrottlingException(error),
        "TooManyTagsException" => new TooManyTagsException(error),
        "ValidationException" => new ValidationException(error),
        _ => new LogsException(error),
    };
}
