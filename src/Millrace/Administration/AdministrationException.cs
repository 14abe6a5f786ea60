namespace Millrace.Administration;

/// <summary>What is wrong with an administrator's request.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="message">A text for the person who wrote the request.</param>
internal sealed class AdministrationException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
