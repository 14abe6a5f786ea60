namespace Millrace.Kcl.Coordination;

/// <summary>The scheduler could not begin: 20 attempts failed, a second apart. The last failure is the inner exception.</summary>
/// <param name="message">What failed.</param>
/// <param name="inner">The last failure.</param>
public sealed class SchedulerInitializationException(string message, Exception inner) : Exception(message, inner);
