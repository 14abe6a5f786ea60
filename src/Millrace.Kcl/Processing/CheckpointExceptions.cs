namespace Millrace.Kcl.Processing;

// The errors of a checkpoint, named as in the Java KCL: record processors in other languages see these names (facts/kcl.md 1.2).

/// <summary>The lease is not this worker's any more: whoever holds it processes the records after the last checkpoint.</summary>
/// <param name="message">What was lost.</param>
public sealed class ShutdownException(string message) : Exception(message);

/// <summary>DynamoDB throttled the write of a lease: try again later.</summary>
/// <param name="message">What was throttled.</param>
/// <param name="inner">The service's error.</param>
public sealed class ThrottlingException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The lease table or the lease does not exist, or a checkpoint is made where none can be.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="inner">The service's error.</param>
public sealed class InvalidStateException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A service that the library needs failed.</summary>
/// <param name="message">What failed.</param>
/// <param name="inner">The service's error.</param>
public sealed class KinesisClientLibDependencyException(string message, Exception? inner = null) : Exception(message, inner);
