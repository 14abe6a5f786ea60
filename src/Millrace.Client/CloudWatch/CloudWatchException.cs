using Amazon.Runtime;

namespace Millrace.Client.CloudWatch;

/// <summary>
/// An error that CloudWatch answered. Errors that a program may want to tell apart are subclasses; what else the service can answer is this class
/// itself with its <see cref="AmazonServiceException.ErrorCode"/>. It is thrown after the SDK's retries, if any.
/// </summary>
public class CloudWatchException(ServiceError error) : ServiceErrorException(error)
{
    internal static CloudWatchException From(ServiceError error) => error.Code switch
    {
        "AccessDeniedException" => new AccessDeniedException(error),
        "InvalidFormat" => new InvalidFormatException(error),
        "InvalidNextToken" => new InvalidNextTokenException(error),
        "InvalidParameterCombinationException" => new InvalidParameterCombinationException(error),
        "InvalidParameterValueException" => new InvalidParameterValueException(error),
        "LimitExceeded" => new LimitExceededException(error),
        "MissingRequiredParameterException" => new MissingRequiredParameterException(error),
        "ResourceNotFound" => new ResourceNotFoundException(error),
        "ValidationError" => new ValidationException(error),
        _ => new CloudWatchException(error),
    };
}
