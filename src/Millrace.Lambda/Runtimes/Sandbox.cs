using System.Diagnostics;

namespace Millrace.Lambda.Runtimes;

/// <summary>How a function's process is shut in: the best of the tiers of facts/lambda.md 8 that works on this machine.</summary>
internal sealed class Sandbox
{
    /// <summary>Namespaces of its own: it sees its code, its layers, its own <c>/tmp</c> and programs.</summary>
    public const string Strict = "strict";

    /// <summary>Its own session, limits, no new privileges, and it ends with the server. Where the system can, it sees no files but its own and programs.</summary>
    public const string Basic = "basic";

    /// <summary>A child process like any other.</summary>
    public const string None = "none";

    private const string SystemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    // What the programs that shut a function in would obey, though it comes from the function.
    private static readonly string[] s_deferred =
    [
        "LD_", "DYLD_", "GLIBC_", "MALLOC_", "GCONV_PATH", "LOCPATH", "NLSPATH", "LIBMOUNT_", "BASH", "ENV", "CDPATH", "PATH", "PS4", "TMPDIR", "POSIXLY_CORRECT", "TZ",
    ];

    private const int MostProcesses = 1024;

    // Who is root has them again with the next program, unless it is out of their bounds.
    private static readonly string[] s_noCapabilities = ["--bounding-set=-all", "--inh-caps=-all"];

    // The devices that functions have in every tier.
    private static readonly string[] s_devices = ["/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"];

    private readonly string _bootstraps;
    private readonly string _functions;
    private readonly StrictRoot _root;
    private readonly IReadOnlyList<string> _hidden;
    private readonly string? _shell;
    private readonly string? _session;
    private readonly string? _privileges;
    private readonly string? _namespaces;

    /// <summary>Finds out what works here.</summary>
    /// <param name="options">The tier that is wanted, and what is hidden.</param>
    /// <param name="bootstraps">Where the bootstraps are.</param>
    public Sandbox(RuntimeLauncherOptions options, string bootstraps)
    {
        _bootstraps = bootstraps;
        _functions = VisiblePaths.Real(options.Folder);
        _hidden = [.. options.Hidden.Select(VisiblePaths.Real).Distinct()];
        _root = new StrictRoot(Path.Combine(Path.GetFullPath(options.Folder), "root"), _hidden);
        _shell = RuntimeProgram.Find("sh", SystemPath);
        _session = RuntimeProgram.Find("setsid", SystemPath);
        _privileges = RuntimeProgram.Find("setpriv", SystemPath);
        _namespaces = RuntimeProgram.Find("unshare", SystemPath);
        var wanted = options.Tier == RuntimeLauncherOptions.Best ? [Strict, Basic, None] : new[] { options.Tier };
        Tier = Array.Find(wanted, Works) ?? None;
        if (!wanted.Contains(Tier)) Refusal = $"Functions are to run in the tier {options.Tier} alone, which does not work on this machine. Start the server with --function-tier best.";
    }

    /// <summary>The tier.</summary>
    public string Tier { get; }

    /// <summary>Why no function may run, as a sentence: the tier that is wanted does not work. Null when they may.</summary>
    public string? Refusal { get; }

    /// <summary>Whether a function's first process leads a session of its own.</summary>
    public bool LeadsSession => _session is not null;

    /// <summary>What the tier gives.</summary>
    public string Description => Tier switch
    {
        Strict => "strict: functions see programs, their own code and a /tmp of their own, and no other process",
        Basic when HidesFiles => $"basic: functions have limits and no new privileges, and see programs, their own files{(SharesTemporary ? " and the /tmp of the machine" : "")}",
        Basic => "basic: functions have limits and no new privileges, and see every file of the server's user, for this system has no Landlock",
        _ => "none: functions are processes like any other of the server's user, and see every file of it",
    };

    private bool HidesFiles => Tier == Basic && Landlock.Version > 0;

    // Code often has a /tmp written into it; what must be hidden, and the code of functions, goes before.
    private bool SharesTemporary => !_hidden.Append(_functions).Any(static path => VisiblePaths.IsIn(path, "/tmp"));

    /// <summary>The rules that the thread is held to which starts a function; null where the tier, or the machine, has none.</summary>
    /// <param name="specification">What the function is started with.</param>
    /// <param name="programFolder">The folder of its program; null for a program of its own.</param>
    public Landlock? Rules(RuntimeSpecification specification, string? programFolder)
    {
        if (!HidesFiles) return null;
        var rules = new Landlock();
        IEnumerable<string> shared = [.. VisiblePaths.Programs, .. VisiblePaths.Settings, "/opt", "/proc"];
        foreach (var path in shared.Concat(programFolder is null ? [] : [programFolder]).Select(VisiblePaths.Real).Distinct())
        {
            foreach (var part in VisiblePaths.Without(path, _hidden)) rules.AllowReading(part);
        }

        foreach (var device in s_devices) rules.AllowDevice(device);
        foreach (var own in (string?[])[specification.TaskRoot, specification.LayerRoot, _bootstraps])
        {
            if (own is not null) rules.AllowReading(own);
        }

        rules.AllowChanging(specification.TemporaryFolder);
        if (SharesTemporary) rules.AllowChanging("/tmp");
        return rules;
    }

    /// <summary>Where a function finds things.</summary>
    public SandboxPlaces Places(RuntimeSpecification specification) => Tier == Strict
        ? new SandboxPlaces("/var/task", "/opt", "/var/runtime", "/tmp")
        : new SandboxPlaces(specification.TaskRoot, specification.LayerRoot ?? "/opt", _bootstraps, specification.TemporaryFolder);

    /// <summary>The start of a command in this tier.</summary>
    /// <param name="specification">What the function is started with.</param>
    /// <param name="variables">All its variables.</param>
    /// <param name="programFolder">The folder of its program; null for a program of its own.</param>
    /// <param name="command">The command, with paths as the function sees them.</param>
    public ProcessStartInfo Start(
        RuntimeSpecification specification, IReadOnlyDictionary<string, string> variables, string? programFolder, IReadOnlyList<string> command) =>
        Start(Tier, specification, variables, programFolder, command);

    private ProcessStartInfo Start(
        string tier, RuntimeSpecification specification, IReadOnlyDictionary<string, string> variables, string? programFolder, IReadOnlyList<string> command)
    {
        List<string> line = [];
        if (_session is not null)
            line.Add(_session);
        if (tier != None)
            line.AddRange([_privileges!, "--pdeathsig", "KILL", "--no-new-privs"]);
        if (tier == Basic && Environment.IsPrivilegedProcess)
            line.AddRange(s_noCapabilities);
        var limit = Path.Combine(_bootstraps, Bootstraps.Limit);
        if (tier == Strict)
        {
            line.AddRange([
                _namespaces!, "--user", "--map-root-user", "--mount", "--pid", "--ipc", "--fork", "--kill-child",
                _shell!, Path.Combine(_bootstraps, Bootstraps.Isolate),
                _root.Folder, _root.Table(specification, _bootstraps, programFolder), CountsProcesses ? $"{MostProcesses}" : "-",
                _privileges!, .. s_noCapabilities]);
            limit = $"/var/runtime/{Bootstraps.Limit}";
        }

        line.AddRange([_shell ?? "/bin/sh", limit, $"{specification.TemporaryMegabytes}", $"{ProcessTable.Count() + MostProcesses}"]);
        line.AddRange(from variable in variables where IsDeferred(variable.Key) select $"{variable.Key}={variable.Value}");
        line.Add("--");
        line.AddRange(command);

        var start = new ProcessStartInfo(line[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = specification.TaskRoot,
        };
        foreach (var argument in line.Skip(1))
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var (name, value) in variables)
        {
            if (!IsDeferred(name))
                start.Environment[name] = value;
        }
        start.Environment["PATH"] = SystemPath;
        return start;
    }

    private static bool IsDeferred(string name) => Array.Exists(s_deferred, prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    // Before that version, the file is one for the whole machine.
    private static bool CountsProcesses => Environment.OSVersion.Version >= new Version(6, 14);

    private bool Works(string tier)
    {
        if (tier == None)
            return true;
        if (!OperatingSystem.IsLinux() || _shell is null || _session is null || _privileges is null || (tier == Strict && _namespaces is null))
            return false;
        var nothing = new RuntimeSpecification("provided", null, _bootstraps, null, _bootstraps, new Dictionary<string, string>(), 128, 512);
        return RuntimeProgram.Answer(Start(tier, nothing, nothing.Variables, null, ["/bin/sh", "-c", "echo works"])) is ["works"];
    }
}

/// <summary>Where a function finds things.</summary>
/// <param name="Task">Its code.</param>
/// <param name="Layers">Its layers.</param>
/// <param name="Runtime">The bootstraps.</param>
/// <param name="Temporary">Files of its own.</param>
internal sealed record SandboxPlaces(string Task, string Layers, string Runtime, string Temporary)
{
    /// <summary>A path as it is on AWS, as it is here.</summary>
    public string Seen(string path) =>
        path.StartsWith("/opt/", StringComparison.Ordinal) ? Layers + path[4..]
        : path.StartsWith("/var/task/", StringComparison.Ordinal) ? Task + path[9..]
        : path;
}
