namespace Millrace.WebConsole;

/// <summary>A request that the console cannot answer.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="message">A sentence for who looks at the page.</param>
internal sealed class ConsoleException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
