using System.Buffers;

namespace Millrace.Storage.Logs;

/// <summary>The names of logs: segments of <c>[a-z0-9-]</c> joined by <c>/</c>, so that each is a folder on every file system.</summary>
internal static class LogName
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-/");

    public static void Check(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.AsSpan().ContainsAnyExcept(Allowed) || name[0] == '/' || name[^1] == '/' || name.Contains("//", StringComparison.Ordinal))
            throw new ArgumentException($"'{name}' is not segments of [a-z0-9-] joined by '/'.", nameof(name));
    }

    /// <summary>Whether a name is the prefix or lies below it.</summary>
    public static bool IsWithin(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal) && (name.Length == prefix.Length || name[prefix.Length] == '/');
}
