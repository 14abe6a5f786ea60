using Amazon.Runtime;

namespace Millrace.Client.Lambda;

/// <summary>
/// An error that Lambda answered. Errors that a program may want to tell apart are subclasses; what else the service can answer is this class itself
/// with its <see cref="AmazonServiceException.ErrorCode"/>. It is thrown after the SDK's retries, if any. That a function failed is no error of the
/// service: the answer of <c>InvokeAsync</c> says so.
/// </summary>
public class LambdaException(ServiceError error) : ServiceErrorException(error)
{
    internal static LambdaException From(ServiceError error) => error.Code switch
    {
        "AccessDeniedException" => new AccessDeniedException(error),
        "CodeStorageExceededException" => new CodeStorageExceededException(error),
        "ExpiredTokenException" => new ExpiredTokenException(error),
        "InvalidParameterValueException" => new InvalidParameterValueException(error),
        "InvalidRequestContentException" => new InvalidRequestContentException(error),
        "PolicyLengthExceededException" => new PolicyLengthExceededException(error),
        "PreconditionFailedException" => new PreconditionFailedException(error),
        "ProvisionedConcurrencyConfigNotFoundException" => new ProvisionedConcurrencyConfigNotFoundException(error),
        "RequestEntityTooLargeException" => new RequestEntityTooLargeException(error),
        "ResourceConflictException" => new ResourceConflictException(error),
        "ResourceInUseException" => new ResourceInUseException(error),
        "ResourceNotFoundException" => new ResourceNotFoundException(error),
        "ServiceException" => new LambdaServiceException(error),
        "TooManyRequestsException" => new TooManyRequestsException(error),
        "ValidationException" => new ValidationException(error),
        _ => new LambdaException(error),
    };
}
