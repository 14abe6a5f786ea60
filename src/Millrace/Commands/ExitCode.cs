namespace Millrace.Commands;

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

    /// <summary>Stopped at once, by the second Ctrl+C.</summary>
    public const int Interrupted = 130;
}
