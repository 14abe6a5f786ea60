namespace Millrace.Kcl.MultiLang.Processes;

/// <summary>
/// Puts children into process groups of their own: else Ctrl+C on a terminal ends them before the daemon can ask them to (facts/kcl.md 2). The call for
/// it, setsid(2), must be made between fork and exec, where no .NET code runs; hence by a program that makes it and becomes the child.
/// </summary>
internal static class ProcessGroup
{
    /// <summary>The command line that runs a program in a group of its own; the program's own where nothing can do that.</summary>
    /// <param name="program">The program's path.</param>
    /// <param name="arguments">Its arguments.</param>
    public static IReadOnlyList<string> Own(string program, IEnumerable<string> arguments) =>
        OperatingSystem.IsWindows() ? [program, .. arguments]
        : Executable.Find("setsid") is { } setsid ? [setsid, program, .. arguments]
        : Executable.Find("perl") is { } perl ? [perl, "-e", "setpgrp; exec { $ARGV[0] } @ARGV; die \"$ARGV[0]: $!\\n\"", program, .. arguments]
        : [program, .. arguments];
}
