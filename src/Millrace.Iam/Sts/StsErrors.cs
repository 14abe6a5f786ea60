using Millrace.Wire;

namespace Millrace.Iam.Sts;

/// <summary>STS's errors by their names (facts/iam.md 6). The texts stand with the checks that raise them.</summary>
internal static class StsErrors
{
    public static ServiceException AccessDenied(string message) => new("AccessDenied", message, 403);

    /// <summary>A denial in the words of policies, which say neither why nor whether the resource is there.</summary>
    public static ServiceException NotAuthorized(Caller caller, string action, string resource) =>
        AccessDenied($"User: {caller.Arn} is not authorized to perform: {action} on resource: {resource}");

    public static ServiceException Validation(string message) => new("ValidationError", message);

    public static ServiceException InvalidParameterValue(string message) => new("InvalidParameterValue", message);

    public static ServiceException MalformedPolicyDocument(string message) => new("MalformedPolicyDocument", message);

    public static ServiceException PackedPolicyTooLarge(string message) => new("PackedPolicyTooLarge", message);

    public static ServiceException InvalidIdentityToken(string message) => new("InvalidIdentityToken", message);
}
