namespace Millrace.Client.Producer;

/// <summary>
/// The record's time to live ran out (<see cref="ProducerOptions.RecordTimeToLive"/>). When an attempt ended without an answer, a copy of
/// the record may be on the stream all the same.
/// </summary>
/// <param name="message">What happened.</param>
/// <param name="attempts">What was tried, oldest first.</param>
public sealed class RecordExpiredException(string message, IReadOnlyList<PutAttempt> attempts) : ProducerException(message, attempts);
