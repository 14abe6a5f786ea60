using Millrace.Wire;

namespace Millrace.Lambda;

/// <summary>The errors of Lambda by their codes (facts/lambda.md 2); a text that one check raises stands with it.</summary>
internal static class LambdaErrors
{
    public static ServiceException InvalidParameter(string message) => User("InvalidParameterValueException", message, 400);

    /// <summary>What looks like a violation of a shape, and is told like one.</summary>
    public static ServiceException Validation(string message) => new("ValidationException", message);

    public static ServiceException NotFound(string message) => User("ResourceNotFoundException", message, 404);

    public static ServiceException Conflict(string message) => User("ResourceConflictException", message, 409);

    public static ServiceException PreconditionFailed(string message) => User("PreconditionFailedException", message, 412);

    public static ServiceException TooLarge(string message) => User("RequestEntityTooLargeException", message, 413);

    /// <summary>The function, or what the qualifier names of it, is not there.</summary>
    /// <param name="arn">The ARN, with the qualifier if one was given.</param>
    public static ServiceException NoFunction(string arn) => NotFound($"Function not found: {arn}");

    /// <summary>A layer's version, a URL or a mapping is not there.</summary>
    public static ServiceException NoResource() => NotFound("The resource you requested does not exist.");

    /// <summary>Somebody else changed the function or the alias meanwhile.</summary>
    public static ServiceException OtherRevision() => OtherRevision("GetFunction/GetAlias");

    /// <summary>Somebody else changed it meanwhile.</summary>
    /// <param name="reader">The operation that tells what it is now.</param>
    public static ServiceException OtherRevision(string reader) => PreconditionFailed(
        $"The Revision Id provided does not match the latest Revision Id. Call the {reader} API to retrieve the latest Revision Id");

    /// <summary>An error that says whose fault it is.</summary>
    public static ServiceException User(string code, string message, int status) => new(code, message, status) { Details = UserFault.Instance };
}
