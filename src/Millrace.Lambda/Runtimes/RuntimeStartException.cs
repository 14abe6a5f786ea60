namespace Millrace.Lambda.Runtimes;

/// <summary>A process could not be started, by the function's own fault.</summary>
/// <param name="errorType">As in <c>Runtime.InvalidEntrypoint</c>.</param>
/// <param name="message">What the caller is told.</param>
internal sealed class RuntimeStartException(string errorType, string message) : Exception(message)
{
    /// <summary>As in <c>Runtime.InvalidEntrypoint</c>.</summary>
    public string ErrorType { get; } = errorType;
}
