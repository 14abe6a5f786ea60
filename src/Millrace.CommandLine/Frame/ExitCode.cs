namespace Millrace.CommandLine;

/// <summary>What the program's exit codes mean to a script.</summary>
internal static class ExitCode
{
    /// <summary>Done, or stopped as asked.</summary>
    public const int Ok = 0;

    /// <summary>It did not work, and the text on stderr says why; or <c>fsck</c> found damage, and stdout says which.</summary>
    public const int Failure = 1;

    /// <summary>The command line is wrong; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>The port or the data directory belongs to another process.</summary>
    public const int Taken = 3;

    /// <summary><c>fsck --repair</c> found damage and repaired it: what was lost is listed, and the data is sound now.</summary>
    public const int Repaired = 4;

    /// <summary>What was named does not exist.</summary>
    public const int NotFound = 4;

    /// <summary>The caller may not do it, or the server does not know the caller.</summary>
    public const int Denied = 5;

    /// <summary>It took longer than it was given.</summary>
    public const int TimedOut = 124;

    /// <summary>Ended by Ctrl+C: a server at once, by the second one; anything else by the first.</summary>
    public const int Interrupted = 130;
}
