using Millrace.Wire;

namespace Millrace.Http;

/// <summary>The errors that no service raises itself (facts/kinesis.md 1.4, 2).</summary>
internal static class GateErrors
{
    public static ServiceException UnknownOperation() => new("UnknownOperationException", message: null);

    public static ServiceException UnknownAction(string action, string version) =>
        new("InvalidAction", $"Could not find operation {action} for version {version}");

    public static ServiceException Malformed() => new("SerializationException", message: null);

    /// <summary>facts/lambda.md 2.</summary>
    public static ServiceException TooLarge(Operation operation, int limit) => new(
        "RequestEntityTooLargeException",
        $"Request must be smaller than {limit} bytes for the {operation.Action[(operation.Action.IndexOf(':', StringComparison.Ordinal) + 1)..]} operation",
        status: 413);

    /// <summary>The body of a REST request is not JSON (facts/lambda.md 2).</summary>
    public static ServiceException NotJson() => new("InvalidRequestContentException", "Could not parse request body into json.");

    public static ServiceException InternalFailure(ServiceDescriptor? service, string? message) =>
        new(service?.InternalError ?? "InternalFailure", message, status: 500);

    /// <summary>As the events of a stream spell it (facts/kinesis.md 7).</summary>
    public static ServiceException InternalFailureInStream(string? message) => new("InternalFailureException", message, status: 500);
}
