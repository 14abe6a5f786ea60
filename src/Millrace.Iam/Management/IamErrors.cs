using Millrace.Wire;

namespace Millrace.Iam.Management;

/// <summary>IAM's errors by their names (facts/iam.md 5). The texts stand with the checks that raise them.</summary>
internal static class IamErrors
{
    public static ServiceException NoSuchEntity(string message) => new("NoSuchEntity", message, 404);

    public static ServiceException EntityAlreadyExists(string message) => new("EntityAlreadyExists", message, 409);

    public static ServiceException DeleteConflict(string message) => new("DeleteConflict", message, 409);

    public static ServiceException LimitExceeded(string message) => new("LimitExceeded", message, 409);

    public static ServiceException MalformedPolicyDocument(string message) => new("MalformedPolicyDocument", message);

    public static ServiceException InvalidInput(string message) => new("InvalidInput", message);

    public static ServiceException Validation(string message) => new("ValidationError", message);

    public static ServiceException UnmodifiableEntity(string message) => new("UnmodifiableEntity", message);
}
