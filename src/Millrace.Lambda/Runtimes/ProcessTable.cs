using System.Globalization;
using System.Text;

namespace Millrace.Lambda.Runtimes;

/// <summary>What <c>/proc</c> tells of the processes of an environment. Elsewhere than on Linux it knows none.</summary>
internal static class ProcessTable
{
    private static readonly EnumerationOptions Names = new() { IgnoreInaccessible = true };

    /// <summary>How many threads there are on the machine.</summary>
    public static int Count() =>
        Read("/proc/loadavg").Split(' ', '/') is [_, _, _, _, var all, ..] && int.TryParse(all, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    /// <summary>A process with its children and theirs.</summary>
    public static List<int> Descendants(int process)
    {
        var found = new List<int> { process };
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var task in Folders($"/proc/{found[i]}/task"))
            {
                foreach (var child in Read($"{task}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    if (int.TryParse(child, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && !found.Contains(id))
                        found.Add(id);
                }
            }
        }
        return found;
    }

    /// <summary>Every process that is of a session or was started with a variable, wherever it has gone since.</summary>
    /// <param name="session">The session.</param>
    /// <param name="variable">As in <c>NAME=value</c>.</param>
    public static List<int> Members(int session, string variable)
    {
        var found = new List<int>();
        var marker = Encoding.UTF8.GetBytes(variable);
        foreach (var folder in Folders("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                continue;
            var (state, itsSession) = Status(folder);
            if (state is not ('Z' or 'X') && (itsSession == session || ReadBytes($"{folder}/environ").AsSpan().IndexOf(marker) >= 0))
                found.Add(id);
        }
        return found;
    }

    /// <summary>How much memory processes hold, in bytes; what they share is counted once.</summary>
    public static long Memory(IEnumerable<int> processes)
    {
        long own = 0, shared = 0;
        foreach (var process in processes)
        {
            var fields = Read($"/proc/{process}/statm").Split(' ');
            if (fields.Length < 3
                || !long.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var resident)
                || !long.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var sharedPages))
                continue;
            own += resident - sharedPages;
            shared = Math.Max(shared, sharedPages);
        }
        return (own + shared) * Environment.SystemPageSize;
    }

    // The name in parentheses may hold anything; the state is the first field after it, the session the fourth.
    private static (char State, int Session) Status(string folder)
    {
        var text = Read($"{folder}/stat");
        var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 3 && int.TryParse(fields[3], NumberStyles.None, CultureInfo.InvariantCulture, out var session)
            ? (fields[0][0], session)
            : ('X', 0);
    }

    private static IEnumerable<string> Folders(string folder)
    {
        try
        {
            return Directory.EnumerateDirectories(folder, "*", Names);
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static string Read(string file) => Encoding.UTF8.GetString(ReadBytes(file));

    private static byte[] ReadBytes(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
