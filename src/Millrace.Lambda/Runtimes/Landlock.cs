using System.Runtime.InteropServices;

namespace Millrace.Lambda.Runtimes;

/// <summary>
/// Rules of Linux by which a thread, and each process that it starts, reaches some files and no others, and no process but these
/// (facts/lambda.md 8). It needs no privilege and cannot be undone.
/// </summary>
internal sealed partial class Landlock : IDisposable
{
    private const int CreateRuleset = 444;
    private const int AddRule = 445;
    private const int RestrictSelf = 446;
    private const uint AskVersion = 1;
    private const int PathBeneath = 1;
    private const int NoNewPrivileges = 38;
    private const int OpenPath = 0x280000;

    private const ulong Execute = 1;
    private const ulong WriteFile = 1 << 1;
    private const ulong ReadFile = 1 << 2;
    private const ulong ReadFolder = 1 << 3;
    private const ulong Change = 0x1FF << 4;
    private const ulong Refer = 1 << 13;
    private const ulong Truncate = 1 << 14;
    private const ulong OfFiles = Execute | WriteFile | ReadFile | Truncate;

    private const int WithRefer = 2;
    private const int WithTruncate = 3;
    private const int WithScopes = 6;
    private const ulong AbstractSocketsAndSignals = 3;

    private readonly int _rules;
    private readonly ulong _all;

    /// <summary>Begins rules that allow nothing.</summary>
    /// <exception cref="IOException">The system has no such rules.</exception>
    public Landlock()
    {
        _all = Execute | WriteFile | ReadFile | ReadFolder | Change
            | (Version >= WithRefer ? Refer : 0) | (Version >= WithTruncate ? Truncate : 0);
        var attributes = new RulesetAttributes { Files = _all, Scopes = Version >= WithScopes ? AbstractSocketsAndSignals : 0 };
        var size = Version >= WithScopes ? 3 * sizeof(ulong) : sizeof(ulong);
        _rules = (int)Create(CreateRuleset, ref attributes, (nuint)size, 0);
        if (_rules < 0) throw Failed("landlock_create_ruleset");
    }

    /// <summary>The version that the system has; 0 or less for none.</summary>
    public static int Version { get; } = OperatingSystem.IsLinux() ? (int)Ask(CreateRuleset, 0, 0, AskVersion) : 0;

    /// <summary>Lets what is in a path be read and run. A path that is not there is passed over.</summary>
    public void AllowReading(string path) => Allow(path, Execute | ReadFile | ReadFolder);

    /// <summary>Lets a device be read and written.</summary>
    public void AllowDevice(string path) => Allow(path, ReadFile | WriteFile | Truncate);

    /// <summary>Lets everything be done in a folder.</summary>
    public void AllowChanging(string path) => Allow(path, _all);

    /// <summary>Holds this thread, and all that it starts, to the rules.</summary>
    /// <exception cref="IOException">The system refuses.</exception>
    public void Restrict()
    {
        if (prctl(NoNewPrivileges, 1, 0, 0, 0) != 0) throw Failed("no_new_privs");
        if (Restrict(RestrictSelf, _rules, 0) != 0) throw Failed("landlock_restrict_self");
    }

    /// <inheritdoc/>
    public void Dispose() => _ = close(_rules);

    private static IOException Failed(string call) => new($"{call}: {Marshal.GetLastPInvokeErrorMessage()}");

    private void Allow(string path, ulong access)
    {
        var file = open(path, OpenPath);
        if (file < 0) return;
        var rule = new PathAttributes { Access = access & _all & (Directory.Exists(path) ? ulong.MaxValue : OfFiles), File = file };
        var result = Add(AddRule, _rules, PathBeneath, ref rule, 0);
        var fault = result == 0 ? null : Failed(path);
        _ = close(file);
        if (fault is not null) throw fault;
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint Ask(nint number, nint nothing, nuint size, uint flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint Create(nint number, ref RulesetAttributes attributes, nuint size, uint flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint Add(nint number, int rules, int kind, ref PathAttributes rule, uint flags);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint Restrict(nint number, int rules, uint flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int prctl(int option, nuint value, nuint third, nuint fourth, nuint fifth);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc")]
    private static partial int close(int file);

    [StructLayout(LayoutKind.Sequential)]
    private struct RulesetAttributes
    {
        public ulong Files;
        public ulong Network;
        public ulong Scopes;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct PathAttributes
    {
        public ulong Access;
        public int File;
    }
}
