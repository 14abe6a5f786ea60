namespace Millrace.Client.Producer;

/// <summary>One attempt to put a user record.</summary>
/// <param name="Delay">How long it waited since it was accepted, or since the attempt before ended.</param>
/// <param name="Duration">How long the call took.</param>
/// <param name="ErrorCode">Null when it succeeded; else AWS's code, or one of <see cref="PutAttemptError"/>.</param>
/// <param name="ErrorMessage">What was said about the error.</param>
public readonly record struct PutAttempt(TimeSpan Delay, TimeSpan Duration, string? ErrorCode, string? ErrorMessage)
{
    /// <summary>Whether it succeeded.</summary>
    public bool Success => ErrorCode is null;
}
