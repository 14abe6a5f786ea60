using Amazon.Runtime;

namespace Millrace.Client.Logs;

// The errors of the service model that a program may want to tell apart, named as in AWS's own SDK.

/// <summary>The caller may not do this; the message says what is missing.</summary>
public sealed class AccessDeniedException(ServiceError error) : LogsException(error);

/// <summary>A parameter is wrong; the message says which, and lists the constraints that the request breaks.</summary>
public sealed class InvalidParameterException(ServiceError error) : LogsException(error);

/// <summary>There are as many as there may be.</summary>
public sealed class LimitExceededException(ServiceError error) : LogsException(error);

/// <summary>There is a group or a stream of that name.</summary>
public sealed class ResourceAlreadyExistsException(ServiceError error) : LogsException(error);

/// <summary>There is no such group, stream or filter.</summary>
public sealed class ResourceNotFoundException(ServiceError error) : LogsException(error);

/// <summary>Too many calls at once: try again.</summary>
public sealed class ThrottlingException(ServiceError error) : LogsException(error)
{
    /// <inheritdoc/>
    public override RetryableDetails Retryable { get; } = new(throttling: true);
}

/// <summary>The group would have more tags than it may.</summary>
public sealed class TooManyTagsException(ServiceError error) : LogsException(error);

/// <summary>Parameters do not go together; the message says which.</summary>
public sealed class ValidationException(ServiceError error) : LogsException(error);
