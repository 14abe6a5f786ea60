namespace Millrace.Commands;

/// <summary>A command cannot go on; the message, written for the person at the terminal, goes to stderr.</summary>
internal sealed class CommandFailedException(int exitCode, string message, Exception? inner = null) : Exception(message, inner)
{
    public int ExitCode { get; } = exitCode;
}
