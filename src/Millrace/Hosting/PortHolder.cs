using System.Globalization;

namespace Millrace.Hosting;

/// <summary>Who listens on a TCP port of this machine, as far as Linux lets the user see it.</summary>
internal static class PortHolder
{
    private const string Listening = "0A";

    /// <summary>The process, as <c>node (process 4711)</c>; null when it cannot be known.</summary>
    public static string? Find(int port)
    {
        try
        {
            var sockets = Sockets("/proc/net/tcp", port).Concat(Sockets("/proc/net/tcp6", port)).Select(inode => $"socket:[{inode}]").ToHashSet();
            return sockets.Count == 0 ? null : Directory.EnumerateDirectories("/proc").Where(IsProcess).FirstOrDefault(process => Holds(process, sockets)) is { } holder
                ? $"{File.ReadAllText($"{holder}/comm").TrimEnd()} (process {Path.GetFileName(holder)})"
                : null;
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Columns of /proc/net/tcp: 1 local address as HEX:PORT, 3 state, 9 inode.
    private static IEnumerable<string> Sockets(string table, int port) =>
        File.ReadLines(table).Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(column => column[3] == Listening && int.Parse(column[1].AsSpan(column[1].LastIndexOf(':') + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture) == port)
            .Select(column => column[9]);

    private static bool IsProcess(string directory) => Path.GetFileName(directory).All(char.IsAsciiDigit);

    private static bool Holds(string process, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFiles($"{process}/fd").Any(file => new FileInfo(file).LinkTarget is { } target && sockets.Contains(target));
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return false; // Another user's process, or one that just ended.
        }
    }
}
