using System.Runtime.InteropServices;

namespace Millrace.Lambda.Runtimes;

/// <summary>The executable that a function of a <c>provided</c> runtime brings.</summary>
internal static class ProvidedBootstrap
{
    private const string InvalidEntrypoint = "Runtime.InvalidEntrypoint";
    private const int MachineOffset = 18;
    private const ushort Intel = 62;
    private const ushort Arm = 183;

    /// <summary>Finds it: in the code, else in the layers.</summary>
    /// <returns>Its path as the function sees it.</returns>
    /// <exception cref="RuntimeStartException">There is none, or it cannot run here.</exception>
    public static string Find(RuntimeSpecification specification, SandboxPlaces places)
    {
        (string? Folder, string Seen, string Told)[] candidates =
        [
            (specification.TaskRoot, places.Task, "/var/task/bootstrap"),
            (specification.LayerRoot, places.Layers, "/opt/bootstrap"),
        ];
        foreach (var (folder, seen, told) in candidates)
        {
            if (folder is null || Path.Combine(folder, "bootstrap") is var file && !File.Exists(file))
                continue;
            if (!OperatingSystem.IsWindows()
                && (File.GetUnixFileMode(file) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) == 0)
                throw new RuntimeStartException(InvalidEntrypoint, $"fork/exec {told}: permission denied");
            if (Machine(file) is { } machine && machine != Here())
                throw new RuntimeStartException(InvalidEntrypoint, $"fork/exec {told}: exec format error");
            return Path.Combine(seen, "bootstrap");
        }
        throw new RuntimeStartException(InvalidEntrypoint, "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]");
    }

    // Null for what is no ELF file, as a script.
    private static ushort? Machine(string file)
    {
        Span<byte> header = stackalloc byte[MachineOffset + 2];
        using var stream = File.OpenRead(file);
        return stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length && header.StartsWith("\u007fELF"u8)
            ? (ushort)(header[MachineOffset] | (header[MachineOffset + 1] << 8))
            : null;
    }

    private static ushort Here() => RuntimeInformation.OSArchitecture == Architecture.Arm64 ? Arm : Intel;
}
