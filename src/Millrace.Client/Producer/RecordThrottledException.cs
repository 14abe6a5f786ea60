namespace Millrace.Client.Producer;

/// <summary>The shard was written faster than it allows, and <see cref="ProducerOptions.FailIfThrottled"/> is set.</summary>
/// <param name="message">What happened.</param>
/// <param name="attempts">What was tried, oldest first.</param>
public sealed class RecordThrottledException(string message, IReadOnlyList<PutAttempt> attempts) : ProducerException(message, attempts);
