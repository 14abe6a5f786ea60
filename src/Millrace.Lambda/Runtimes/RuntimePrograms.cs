using System.Collections.Concurrent;

namespace Millrace.Lambda.Runtimes;

/// <summary>The programs that run functions, each found and asked once.</summary>
/// <param name="searchPath">Where they are looked for, as in <c>PATH</c>.</param>
/// <param name="named">Those that are not looked for, by their names.</param>
internal sealed class RuntimePrograms(string searchPath, IReadOnlyDictionary<string, string> named)
{
    private const string AskNode = "console.log([process.execPath, process.versions.node, require('path').resolve(process.execPath, '../..')].join('\\n'))";
    private const string AskPython = "import sys; print(sys.executable, '%d.%d.%d' % sys.version_info[:3], sys.base_prefix, sep='\\n')";
    private const string AskRuby = "puts RbConfig.ruby, RUBY_VERSION, RbConfig::CONFIG['prefix']";

    private const int LeastDotnet = 10;

    private readonly ConcurrentDictionary<string, Lazy<RuntimeProgram?>> _found = new();

    /// <summary>The program for a runtime; null when there is none.</summary>
    public RuntimeProgram? Find(RuntimeName runtime) => runtime.Family switch
    {
        RuntimeName.Node => Find("node", "-e", AskNode),
        RuntimeName.Python => Find($"python{runtime.Version}", "-c", AskPython) ?? Find("python3", "-c", AskPython),
        RuntimeName.Ruby => Find($"ruby{runtime.Version}", "-e", AskRuby) ?? Find("ruby", "-e", AskRuby),
        RuntimeName.Dotnet => _found.GetOrAdd("dotnet", _ => new Lazy<RuntimeProgram?>(FindDotnet)).Value,
        _ => null,
    };

    // It has no words for where it is, but it lists its runtimes with their folders, the oldest first.
    private RuntimeProgram? FindDotnet()
    {
        if (Locate("dotnet") is not { } path || RuntimeProgram.Answer(path, "--list-runtimes") is not { } lines)
            return null;
        foreach (var line in lines.Reverse())
        {
            if (line.Split(' ', 3) is ["Microsoft.NETCore.App", var version, ['[', .. var shared, ']']]
                && Version.TryParse(version, out var number) && number.Major >= LeastDotnet
                && Path.GetFullPath(Path.Combine(shared, "../..")) is var root && File.Exists(Path.Combine(root, "dotnet")))
                return new RuntimeProgram(Path.Combine(root, "dotnet"), version, root);
        }
        return null;
    }

    private string? Locate(string name) => named.GetValueOrDefault(name) ?? RuntimeProgram.Find(name, searchPath);

    private RuntimeProgram? Find(string name, string option, string question) =>
        _found.GetOrAdd(name, key => new Lazy<RuntimeProgram?>(
            () => Locate(key) is { } path ? RuntimeProgram.Ask(path, option, question) : null)).Value;
}
