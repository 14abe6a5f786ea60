using System.Net;
using Amazon.Runtime;

namespace Millrace.Client.Producer;

/// <summary>Why a call, or one record of it, was not answered with success.</summary>
/// <param name="Code">AWS's code, or one of <see cref="PutAttemptError"/>.</param>
/// <param name="Message">What was said about it.</param>
/// <param name="Remedy">What helps.</param>
/// <param name="Cause">What the client threw, if it threw.</param>
internal sealed record CallFault(string Code, string Message, CallRemedy Remedy, Exception? Cause = null)
{
    private const string Throttled = "ProvisionedThroughputExceededException";

    /// <summary>Reads the error of one record, which is always one that passes (facts/kinesis.md 3).</summary>
    public static CallFault OfRecord(string code, string? message) =>
        new(code, message ?? code, code == Throttled ? CallRemedy.RetrySlower : CallRemedy.Retry);

    /// <summary>Reads what a client threw.</summary>
    public static CallFault Of(Exception exception, bool timedOut) => exception switch
    {
        OperationCanceledException when timedOut =>
            new(PutAttemptError.RequestTimeout, "The call took longer than the request timeout.", CallRemedy.Retry, exception),
        AmazonServiceException service => new(service.ErrorCode ?? service.GetType().Name, service.Message, RemedyFor(service), service),
        HttpRequestException or IOException or TimeoutException or OperationCanceledException =>
            new(PutAttemptError.NoAnswer, exception.Message, CallRemedy.Retry, exception),
        _ => new(exception.GetType().Name, exception.Message, CallRemedy.None, exception),
    };

    private static CallRemedy RemedyFor(AmazonServiceException exception)
    {
        if (exception.Retryable?.Throttling == true || exception.StatusCode == HttpStatusCode.TooManyRequests) return CallRemedy.RetrySlower;
        // Status 0: the connection broke before there was an answer.
        return exception.Retryable is not null || exception.StatusCode is 0 or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError
            ? CallRemedy.Retry
            : CallRemedy.None;
    }
}
