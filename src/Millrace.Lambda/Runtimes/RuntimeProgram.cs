using System.Diagnostics;

namespace Millrace.Lambda.Runtimes;

/// <summary>The program of this machine that runs a runtime's functions.</summary>
/// <param name="Path">The program itself, not a script that looks for it.</param>
/// <param name="Version">Its version, as in <c>20.20.2</c>.</param>
/// <param name="Folder">The folder that it and its libraries are in.</param>
internal sealed record RuntimeProgram(string Path, string Version, string Folder)
{
    private const int QuestionMilliseconds = 20_000;

    /// <summary>Finds a program of that name.</summary>
    /// <returns>Its path; null when there is none.</returns>
    public static string? Find(string name, string searchPath)
    {
        foreach (var folder in searchPath.Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var path = System.IO.Path.Combine(folder, name);
            if (System.IO.Path.IsPathRooted(path) && File.Exists(path))
                return path;
        }
        return null;
    }

    /// <summary>Asks a program where and what it is.</summary>
    /// <param name="path">The program, or a script that starts it.</param>
    /// <param name="question">Arguments by which it writes its path, its version and its folder, a line each.</param>
    /// <returns>Null when it does not run.</returns>
    public static RuntimeProgram? Ask(string path, params ReadOnlySpan<string> question) =>
        Answer(path, question) is [var itself, var version, var folder] ? new RuntimeProgram(itself, version, folder) : null;

    /// <summary>Asks a program something.</summary>
    /// <param name="path">The program, or a script that starts it.</param>
    /// <param name="question">Its arguments.</param>
    /// <returns>The lines that it writes; null when it does not run.</returns>
    public static string[]? Answer(string path, params ReadOnlySpan<string> question)
    {
        var start = new ProcessStartInfo(path) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in question)
            start.ArgumentList.Add(argument);
        return Answer(start);
    }

    /// <summary>Runs a command that has little to say.</summary>
    /// <param name="start">The command; its input and output are redirected.</param>
    /// <returns>The lines that it writes; null when it does not run, fails, or takes too long.</returns>
    public static string[]? Answer(ProcessStartInfo start)
    {
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            // Waited for before it is read, or one that hangs would be read from for ever.
            if (!process.WaitForExit(QuestionMilliseconds))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }
            return process.ExitCode == 0
                ? process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                : null;
        }
        catch (Exception fault) when (fault is System.ComponentModel.Win32Exception or IOException)
        {
            return null;
        }
    }
}
