namespace Millrace.Client.Producer;

/// <summary>
/// A user record was not put, and will not be. Its kind is the subclass: <see cref="RecordExpiredException"/>,
/// <see cref="RecordThrottledException"/>, <see cref="RecordRejectedException"/>; this class itself says that the producer broke.
/// </summary>
/// <param name="message">What happened.</param>
/// <param name="attempts">What was tried, oldest first.</param>
/// <param name="innerException">The cause, when it is an exception.</param>
public class ProducerException(string message, IReadOnlyList<PutAttempt> attempts, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>What was tried, oldest first.</summary>
    public IReadOnlyList<PutAttempt> Attempts { get; } = attempts;
}
