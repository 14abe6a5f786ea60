namespace Millrace.Client.Producer;

/// <summary>
/// The call that carried the record was refused for a reason that a repetition does not cure: no such stream, no permission, a limit broken.
/// </summary>
/// <param name="message">What happened.</param>
/// <param name="errorCode">AWS's code, or the type of the exception.</param>
/// <param name="attempts">What was tried, oldest first.</param>
/// <param name="innerException">What the client threw.</param>
public sealed class RecordRejectedException(
    string message, string errorCode, IReadOnlyList<PutAttempt> attempts, Exception? innerException)
    : ProducerException(message, attempts, innerException)
{
    /// <summary>AWS's code, as in <c>ResourceNotFoundException</c>, or the type of the exception when no service answered.</summary>
    public string ErrorCode { get; } = errorCode;
}
