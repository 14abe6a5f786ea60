using Amazon.Runtime;

namespace Millrace.Client.Iam;

/// <summary>
/// An error that IAM answered. Modelled errors, and those about rights and sessions, are subclasses; what else every AWS service can answer
/// (a wrong key, a bad signature) is this class itself with its <see cref="AmazonServiceException.ErrorCode"/>, which is spelled as the service
/// spells it, as in <c>NoSuchEntity</c>. It is thrown after the SDK's retries, if any.
/// </summary>
public class IamException(ServiceError error) : ServiceErrorException(error)
{
    internal static IamException From(ServiceError error) => error.Code switch
    {
        "AccessDenied" => new AccessDeniedException(error),
        "ConcurrentModification" => new ConcurrentModificationException(error),
        "DeleteConflict" => new DeleteConflictException(error),
        "EntityAlreadyExists" => new EntityAlreadyExistsException(error),
        "EntityTemporarilyUnmodifiable" => new EntityTemporarilyUnmodifiableException(error),
        "ExpiredToken" => new ExpiredTokenException(error),
        "InvalidInput" => new InvalidInputException(error),
        "LimitExceeded" => new LimitExceededException(error),
        "MalformedPolicyDocument" => new MalformedPolicyDocumentException(error),
        "NoSuchEntity" => new NoSuchEntityException(error),
        "PolicyEvaluation" => new PolicyEvaluationException(error),
        "PolicyNotAttachable" => new PolicyNotAttachableException(error),
        "ServiceFailure" => new ServiceFailureException(error),
        "UnmodifiableEntity" => new UnmodifiableEntityException(error),
        "ValidationError" => new ValidationException(error),
        _ => new IamException(error),
    };
}
