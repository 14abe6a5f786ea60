namespace Millrace.Hosting;

/// <summary>The server cannot start; the message is written for the person at the terminal.</summary>
/// <param name="message">Why, and what to do.</param>
/// <param name="taken">Whether something it needs belongs to another process: the port, the data directory.</param>
/// <param name="inner">What was caught.</param>
internal sealed class StartException(string message, bool taken, Exception? inner = null) : Exception(message, inner)
{
    public bool Taken { get; } = taken;
}
