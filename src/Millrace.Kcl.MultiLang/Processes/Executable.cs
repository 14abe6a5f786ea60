namespace Millrace.Kcl.MultiLang.Processes;

/// <summary>Finds a program as a shell does.</summary>
internal static class Executable
{
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The path of a program that is named by a path, or is in PATH; null when there is none that can be run.</summary>
    public static string? Find(string name)
    {
        if (name.Contains('/', StringComparison.Ordinal)) return CanRun(name) ? Path.GetFullPath(name) : null;
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];
        // The Java daemon finds what lies in its working directory as well.
        return folders.Append(Environment.CurrentDirectory).Select(folder => Path.Combine(folder, name)).FirstOrDefault(CanRun);
    }

    private static bool CanRun(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & AnyExecute) != 0);
}
