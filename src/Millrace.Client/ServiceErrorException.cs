using Amazon.Runtime;

namespace Millrace.Client;

/// <summary>An error that a service answered; each service has a class of its own under it.</summary>
/// <param name="error">What the answer said.</param>
public abstract class ServiceErrorException(ServiceError error) : AmazonServiceException(
    error.Message,
    error.InnerException,
    (int)error.StatusCode >= 500 ? ErrorType.Receiver : ErrorType.Sender,
    error.Code,
    error.RequestId,
    error.StatusCode);
