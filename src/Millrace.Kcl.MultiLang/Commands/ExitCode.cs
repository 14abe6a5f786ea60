namespace Millrace.Kcl.MultiLang.Commands;

/// <summary>What the daemon's exit codes mean to whoever supervises it (facts/kcl.md 2).</summary>
internal static class ExitCode
{
    /// <summary>The work is done.</summary>
    public const int Ok = 0;

    /// <summary>A child failed, the properties are wrong, or the worker could not begin; the text on stderr says why.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl+C, as the Java daemon says it.</summary>
    public const int Interrupted = 130;

    /// <summary>Stopped by SIGTERM, as the Java daemon says it.</summary>
    public const int Terminated = 143;
}
