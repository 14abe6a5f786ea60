using Amazon.Runtime;

namespace Millrace.Client.Lambda;

// The errors of the service model that its control plane answers, named as there, and those that every service has.

/// <summary>The caller may not do this; the message says which policy is missing, or which forbids it.</summary>
public sealed class AccessDeniedException(ServiceError error) : LambdaException(error);

/// <summary>The account has no room for more code: delete versions that nobody uses.</summary>
public sealed class CodeStorageExceededException(ServiceError error) : LambdaException(error);

/// <summary>The temporary credentials have expired: get new ones.</summary>
public sealed class ExpiredTokenException(ServiceError error) : LambdaException(error);

/// <summary>A parameter is well formed and yet wrong.</summary>
public sealed class InvalidParameterValueException(ServiceError error) : LambdaException(error);

/// <summary>The body is no JSON.</summary>
public sealed class InvalidRequestContentException(ServiceError error) : LambdaException(error);

/// <summary>The policy would become too long.</summary>
public sealed class PolicyLengthExceededException(ServiceError error) : LambdaException(error);

/// <summary>Somebody else changed it meanwhile: look at it again, and at its revision.</summary>
public sealed class PreconditionFailedException(ServiceError error) : LambdaException(error);

/// <summary>No environments are kept ready of this version or alias.</summary>
public sealed class ProvisionedConcurrencyConfigNotFoundException(ServiceError error) : LambdaException(error);

/// <summary>The request is too large.</summary>
public sealed class RequestEntityTooLargeException(ServiceError error) : LambdaException(error);

/// <summary>It is there already, or in a state that does not allow this.</summary>
public sealed class ResourceConflictException(ServiceError error) : LambdaException(error);

/// <summary>It is being changed: wait, and try again.</summary>
public sealed class ResourceInUseException(ServiceError error) : LambdaException(error);

/// <summary>The function, version, alias, layer, policy or mapping does not exist.</summary>
public sealed class ResourceNotFoundException(ServiceError error) : LambdaException(error);

/// <summary>The service failed.</summary>
public sealed class LambdaServiceException(ServiceError error) : LambdaException(error)
{
    /// <inheritdoc/>
    public override RetryableDetails Retryable { get; } = new(throttling: false);
}

/// <summary>There are too many calls at once.</summary>
public sealed class TooManyRequestsException(ServiceError error) : LambdaException(error)
{
    /// <inheritdoc/>
    public override RetryableDetails Retryable { get; } = new(throttling: true);
}

/// <summary>The request breaks a constraint of its shape; the message lists all of them.</summary>
public sealed class ValidationException(ServiceError error) : LambdaException(error);
