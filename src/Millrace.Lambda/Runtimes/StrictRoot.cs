namespace Millrace.Lambda.Runtimes;

/// <summary>
/// The root of a function in the strict tier: an empty tree on disk, and the tables of what is mounted on it, in the form of <c>/etc/fstab</c>.
/// Sources that are no folders have a name of our own: what a table names that is mounted already, as "proc" on /proc, would be passed over.
/// </summary>
internal sealed class StrictRoot
{
    private const string Look = "rbind,ro,nosuid,nodev";

    private static readonly string[] s_devices = ["null", "zero", "full", "random", "urandom"];
    private static readonly string[] s_kernelSettings = ["sys", "sysrq-trigger", "irq", "bus", "fs", "acpi"];

    private readonly IReadOnlyList<string> _hidden;
    private readonly List<string> _seen;

    /// <summary>Makes the tree, and the table of what each function sees.</summary>
    /// <param name="folder">Where the tree is; the table lies beside it.</param>
    /// <param name="hidden">What no function may see, wherever it is, without links.</param>
    public StrictRoot(string folder, IReadOnlyList<string> hidden)
    {
        Folder = folder;
        _hidden = hidden;
        foreach (var made in (ReadOnlySpan<string>)["dev/shm", "etc", "opt", "proc", "tmp", "var/task", "var/runtime"])
            Directory.CreateDirectory(Path.Combine(folder, made));
        foreach (var device in s_devices) File.Create(Path.Combine(folder, "dev", device)).Dispose();
        foreach (var (name, target) in (ReadOnlySpan<(string, string)>)[("fd", ""), ("stdin", "/0"), ("stdout", "/1"), ("stderr", "/2")])
            Link($"/dev/{name}", $"/proc/self/fd{target}");
        _seen = [.. VisiblePaths.Programs.Where(path => !Links(path) && Directory.Exists(path))];
        File.WriteAllLines($"{folder}.fstab", [
            Bind(folder, "", "bind,ro,nosuid,nodev"),
            .. VisiblePaths.Programs.Concat(VisiblePaths.Settings).SelectMany(Show),
            .. from device in s_devices select Bind($"/dev/{device}", $"/dev/{device}", "bind"),
            $"millrace {Escape(folder)}/dev/shm tmpfs size=1m,mode=1777,nosuid,nodev 0 0",
            // For the other table, whose own /tmp covers it.
            $"millrace {Escape(folder)}/tmp tmpfs size=1m 0 0",
            $"millrace {Escape(folder)}/proc proc nosuid,nodev,noexec 0 0",
        ]);
    }

    /// <summary>The tree.</summary>
    public string Folder { get; }

    /// <summary>The table of what one function sees beside that.</summary>
    /// <param name="specification">The function.</param>
    /// <param name="runtime">The bootstraps.</param>
    /// <param name="programFolder">The folder of its program; null for none.</param>
    public string Table(RuntimeSpecification specification, string runtime, string? programFolder)
    {
        List<string> lines =
        [
            Bind(specification.TaskRoot, "/var/task", Look),
            Bind(runtime, "/var/runtime", Look),
            $"millrace {Escape(Folder)}/tmp tmpfs size={specification.TemporaryMegabytes}m,mode=1777,nosuid,nodev 0 0",
        ];
        if (specification.LayerRoot is { } layers) lines.Add(Bind(layers, "/opt", Look));
        if (programFolder is not (null or "/") && !_seen.Exists(seen => VisiblePaths.IsIn(programFolder, seen))) lines.AddRange(ShowFolder(VisiblePaths.Real(programFolder), programFolder));

        // Whoever is root on the machine writes these without a capability.
        lines.AddRange(from name in s_kernelSettings where Path.Exists($"/proc/{name}") select $"{Escape(Folder)}/proc/{name} {Escape(Folder)}/proc/{name} none bind,ro,nosuid,nodev,noexec 0 0");
        return string.Join('\n', lines);
    }

    /// <summary>Spaces would end a column.</summary>
    private static string Escape(string path) =>
        path.Replace("\\", "\\134", StringComparison.Ordinal).Replace(" ", "\\040", StringComparison.Ordinal)
            .Replace("\t", "\\011", StringComparison.Ordinal).Replace("\n", "\\012", StringComparison.Ordinal);

    /// <summary>Whether a path is a link to what functions see.</summary>
    private static bool Links(string path) =>
        new FileInfo(path).LinkTarget is not null && VisiblePaths.Real(path) is var real && VisiblePaths.Programs.Any(folder => VisiblePaths.IsIn(real, folder));

    private IEnumerable<string> Show(string path)
    {
        if (Links(path))
        {
            Link(path, new FileInfo(path).LinkTarget!);
            yield break;
        }

        var real = VisiblePaths.Real(path);
        if (Directory.Exists(real))
        {
            foreach (var line in ShowFolder(real, path)) yield return line;
        }
        else if (File.Exists(real) && !_hidden.Any(secret => VisiblePaths.IsIn(real, secret)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Folder + path)!);
            File.Create(Folder + path).Dispose();
            yield return Bind(real, path, Look);
        }
    }

    private IEnumerable<string> ShowFolder(string real, string path)
    {
        if (_hidden.Any(secret => VisiblePaths.IsIn(real, secret))) yield break;
        Directory.CreateDirectory(Folder + path);
        yield return Bind(real, path, Look);
        foreach (var secret in _hidden.Where(secret => VisiblePaths.IsIn(secret, real) && Path.Exists(secret)))
        {
            var seen = path + secret[real.Length..];
            yield return Directory.Exists(secret) ? $"millrace {Escape(Folder + seen)} tmpfs size=4k,mode=0,ro,nosuid,nodev 0 0" : Bind("/dev/null", seen, "bind");
        }
    }

    private string Bind(string from, string to, string options) => $"{Escape(from)} {Escape(Folder + to)} none {options} 0 0";

    private void Link(string path, string target)
    {
        var link = Folder + path;
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        File.Delete(link);
        File.CreateSymbolicLink(link, target);
    }
}
