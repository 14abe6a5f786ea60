using Amazon.Runtime;

namespace Millrace.Client.Kinesis;

/// <summary>
/// An error that Kinesis answered. Modelled errors are subclasses; what every AWS service can answer (a wrong key, a bad signature)
/// is this class itself with its <see cref="AmazonServiceException.ErrorCode"/>. It is thrown after the SDK's retries, if any.
/// </summary>
public class KinesisException(ServiceError error) : ServiceErrorException(error)
{
    internal static KinesisException From(ServiceError error) => error.Code switch
    {
        "AccessDeniedException" => new AccessDeniedException(error),
        "ExpiredIteratorException" => new ExpiredIteratorException(error),
        "ExpiredNextTokenException" => new ExpiredNextTokenException(error),
        // An unmodelled 500 is spelled without the suffix (facts/kinesis.md 2.1).
        "InternalFailureException" or "InternalFailure" => new InternalFailureException(error),
        "InvalidArgumentException" => new InvalidArgumentException(error),
        "KMSAccessDeniedException" => new KMSAccessDeniedException(error),
        "KMSDisabledException" => new KMSDisabledException(error),
        "KMSInvalidStateException" => new KMSInvalidStateException(error),
        "KMSNotFoundException" => new KMSNotFoundException(error),
        "KMSOptInRequired" => new KMSOptInRequiredException(error),
        "KMSThrottlingException" => new KMSThrottlingException(error),
        "LimitExceededException" => new LimitExceededException(error),
        "ProvisionedThroughputExceededException" => new ProvisionedThroughputExceededException(error),
        "ResourceInUseException" => new ResourceInUseException(error),
        "ResourceNotFoundException" => new ResourceNotFoundException(error),
        "ValidationException" => new ValidationException(error),
        _ => new KinesisException(error),
    };
}
