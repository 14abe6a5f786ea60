namespace Millrace.CommandLine;

/// <summary>A verb did not do what it was asked; the message is written for the person at the terminal.</summary>
/// <param name="message">Why, and what to do.</param>
/// <param name="exitCode">What a script is told; one of <see cref="ExitCode"/>.</param>
/// <param name="inner">What was caught.</param>
internal sealed class VerbException(string message, int exitCode = ExitCode.Failure, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What a script is told.</summary>
    public int Code { get; } = exitCode;

    /// <summary>The error for arguments that cannot be meant.</summary>
    public static VerbException Usage(string message) => new(message, ExitCode.Usage);

    /// <summary>The error for a name that nothing has.</summary>
    public static VerbException NotFound(string message) => new(message, ExitCode.NotFound);
}
