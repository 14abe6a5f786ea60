namespace Millrace.Kinesis;

/// <summary>A stream cannot be there from the start.</summary>
/// <param name="message">A sentence for the person who asked for it.</param>
public sealed class InitialStreamException(string message) : Exception(message);
