using System.Net;

namespace Millrace.Client;

/// <summary>What a service's error answer said; a service's exceptions are made from it.</summary>
/// <param name="Code">The bare name, as in <c>ResourceNotFoundException</c>; null when the answer named none.</param>
/// <param name="Message">The service's text, or a general one when it sent none.</param>
/// <param name="RequestId">The id in <c>x-amzn-RequestId</c>; null when the answer had none.</param>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="InnerException">The SDK's exception that holds the raw answer.</param>
public sealed record ServiceError(
    string? Code,
    string? Message,
    string? RequestId,
    HttpStatusCode StatusCode,
    Exception? InnerException = null);
