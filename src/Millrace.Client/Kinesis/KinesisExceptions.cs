using Amazon.Runtime;

namespace Millrace.Client.Kinesis;

// The errors of the service model, named as in AWS's own SDK. Retryable ones have been retried by the time they are thrown.

/// <summary>The caller may not do this.</summary>
public sealed class AccessDeniedException(ServiceError error) : KinesisException(error);

/// <summary>The iterator is older than 5 minutes: get a new one AFTER_SEQUENCE_NUMBER of the last record processed.</summary>
public sealed class ExpiredIteratorException(ServiceError error) : KinesisException(error);

/// <summary>The token of a list is older than 5 minutes: list from the start.</summary>
public sealed class ExpiredNextTokenException(ServiceError error) : KinesisException(error);

/// <summary>The service failed.</summary>
public sealed class InternalFailureException(ServiceError error) : KinesisException(error)
{
    /// <inheritdoc/>
    public override RetryableDetails Retryable { get; } = new(throttling: false);
}

/// <summary>A parameter is well formed and yet wrong, such as an invalid iterator.</summary>
public sealed class InvalidArgumentException(ServiceError error) : KinesisException(error);

/// <summary>The stream's KMS key may not be used by the caller.</summary>
public sealed class KMSAccessDeniedException(ServiceError error) : KinesisException(error);

/// <summary>The stream's KMS key is disabled.</summary>
public sealed class KMSDisabledException(ServiceError error) : KinesisException(error);

/// <summary>The stream's KMS key is in a state in which it cannot be used.</summary>
public sealed class KMSInvalidStateException(ServiceError error) : KinesisException(error);

/// <summary>The stream's KMS key does not exist.</summary>
public sealed class KMSNotFoundException(ServiceError error) : KinesisException(error);

/// <summary>The account has no subscription to KMS.</summary>
public sealed class KMSOptInRequiredException(ServiceError error) : KinesisException(error);

/// <summary>KMS was asked too often.</summary>
public sealed class KMSThrottlingException(ServiceError error) : KinesisException(error)
{
    /// <inheritdoc/>
    public override RetryableDetails Retryable { get; } = new(throttling: true);
}

/// <summary>Too many calls of this kind, or a quota of the account is used up.</summary>
public sealed class LimitExceededException(ServiceError error) : KinesisException(error)
{
    /// <inheritdoc/>
    public override RetryableDetails Retryable { get; } = new(throttling: true);
}

/// <summary>A shard was written or read faster than it allows; wait and send again.</summary>
public sealed class ProvisionedThroughputExceededException(ServiceError error) : KinesisException(error)
{
    /// <inheritdoc/>
    public override RetryableDetails Retryable { get; } = new(throttling: true);
}

/// <summary>The name is taken, or the stream is in a state in which this cannot be done.</summary>
public sealed class ResourceInUseException(ServiceError error) : KinesisException(error);

/// <summary>The stream, shard or consumer does not exist.</summary>
public sealed class ResourceNotFoundException(ServiceError error) : KinesisException(error);

/// <summary>The request breaks a constraint of its shape; the message lists all of them.</summary>
public sealed class ValidationException(ServiceError error) : KinesisException(error);
