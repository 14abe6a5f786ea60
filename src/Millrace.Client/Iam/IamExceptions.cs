using Amazon.Runtime;

namespace Millrace.Client.Iam;

// The errors of the service model, named as in AWS's own SDK, and those of every query service that a program may want to tell apart.

/// <summary>The caller may not do this; the message says which policy is missing, or which forbids it.</summary>
public sealed class AccessDeniedException(ServiceError error) : IamException(error);

/// <summary>Somebody else changed the same thing at the same time: try again.</summary>
public sealed class ConcurrentModificationException(ServiceError error) : IamException(error);

/// <summary>It has something left (keys, policies, members) that must be deleted or detached first.</summary>
public sealed class DeleteConflictException(ServiceError error) : IamException(error);

/// <summary>The name is taken.</summary>
public sealed class EntityAlreadyExistsException(ServiceError error) : IamException(error);

/// <summary>It is being changed: wait, and try again.</summary>
public sealed class EntityTemporarilyUnmodifiableException(ServiceError error) : IamException(error);

/// <summary>The temporary credentials have expired: get new ones.</summary>
public sealed class ExpiredTokenException(ServiceError error) : IamException(error);

/// <summary>A parameter is well formed and yet wrong.</summary>
public sealed class InvalidInputException(ServiceError error) : IamException(error);

/// <summary>A quota of the account is used up. Trying again does not help.</summary>
public sealed class LimitExceededException(ServiceError error) : IamException(error);

/// <summary>The policy is no JSON, or not one in IAM's language; the message says where.</summary>
public sealed class MalformedPolicyDocumentException(ServiceError error) : IamException(error);

/// <summary>The user, group, role, policy or key does not exist.</summary>
public sealed class NoSuchEntityException(ServiceError error) : IamException(error);

/// <summary>A policy could not be evaluated for a simulation.</summary>
public sealed class PolicyEvaluationException(ServiceError error) : IamException(error);

/// <summary>The policy is one that cannot be attached to this.</summary>
public sealed class PolicyNotAttachableException(ServiceError error) : IamException(error);

/// <summary>The service failed.</summary>
public sealed class ServiceFailureException(ServiceError error) : IamException(error)
{
    /// <inheritdoc/>
    public override RetryableDetails Retryable { get; } = new(throttling: false);
}

/// <summary>It belongs to an AWS service, which alone may change it.</summary>
public sealed class UnmodifiableEntityException(ServiceError error) : IamException(error);

/// <summary>The request breaks a constraint of its shape; the message lists all of them.</summary>
public sealed class ValidationException(ServiceError error) : IamException(error);
