using Amazon.Runtime;

namespace Millrace.Client.DynamoDB;

/// <summary>
/// An error that DynamoDB answered. Its <see cref="AmazonServiceException.ErrorCode"/> says which. It is thrown after the SDK's retries, if any.
/// </summary>
public class DynamoDBException(ServiceError error) : ServiceErrorException(error)
{
    internal static DynamoDBException From(ServiceError error) => error.Code switch
    {
        "ResourceNotFoundException" => new ResourceNotFoundException(error),
        "ProvisionedThroughputExceededException" or "ThrottlingException" or "RequestLimitExceeded" => new ThrottlingException(error),
        _ => new DynamoDBException(error),
    };
}

/// <summary>The table or index does not exist, or is not ACTIVE.</summary>
public sealed class ResourceNotFoundException(ServiceError error) : DynamoDBException(error);

/// <summary>The table was read or written faster than it allows: try again.</summary>
public sealed class ThrottlingException(ServiceError error) : DynamoDBException(error)
{
    /// <inheritdoc/>
    public override RetryableDetails Retryable { get; } = new(throttling: true);
}
