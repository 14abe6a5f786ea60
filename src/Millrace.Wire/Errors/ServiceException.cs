namespace Millrace.Wire;

/// <summary>An error that the caller sees, in AWS's terms. The protocol decides how it is written.</summary>
/// <param name="code">The bare name, as in <c>ResourceNotFoundException</c>.</param>
/// <param name="message">AWS's text; null when AWS sends none.</param>
/// <param name="status">The HTTP status.</param>
public class ServiceException(string code, string? message, int status = 400) : Exception(message ?? code)
{
    /// <summary>The bare name.</summary>
    public string Code { get; } = code;

    /// <summary>The text that is sent, or null for none.</summary>
    public string? Text { get; } = message;

    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;
}
