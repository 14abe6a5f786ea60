namespace Millrace.Wire;

/// <summary>An error that the caller sees, in AWS's terms. The protocol decides how it is written.</summary>
/// <param name="code">The bare name, as in <c>ResourceNotFoundException</c>.</param>
/// <param name="message">AWS's text; null when AWS sends none.</param>
/// <param name="status">The HTTP status.</param>
/// <param name="cause">What went wrong inside, for the server's log, when it was not the caller's doing.</param>
public class ServiceException(string code, string? message, int status = 400, Exception? cause = null) : Exception(message ?? code, cause)
{
    /// <summary>The bare name.</summary>
    public string Code { get; } = code;

    /// <summary>What the query protocol calls it, where that is another name, as in <c>AWS.SimpleQueueService.NonExistentQueue</c>.</summary>
    public string? QueryCode { get; init; }

    /// <summary>The text that is sent, or null for none.</summary>
    public string? Text { get; } = message;

    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>Whose fault it is, in the words of the query protocol.</summary>
    public string QueryType => Status < 500 ? "Sender" : "Receiver";

    /// <summary>The member that holds the text, where it is not the one that the protocol has for the error.</summary>
    public string? MessageMember { get; init; }

    /// <summary>What it says beside its text, or null.</summary>
    public ErrorDetails? Details { get; init; }

    /// <summary>What about a signature was wrong, one of <see cref="Signing.AuthenticationDetail"/>, for the answer's header; null for other errors.</summary>
    public string? AuthenticationDetail { get; init; }
}
