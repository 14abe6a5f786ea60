namespace Millrace.Lambda.Runtimes;

/// <summary>Starts runtimes as processes of this machine (facts/lambda.md 6 and 8).</summary>
internal sealed class RuntimeLauncher : IRuntimeLauncher
{
    private const string MarkerName = "_MILLRACE_ENVIRONMENT";
    private const long Megabyte = 1024 * 1024;

    private readonly RuntimePrograms _programs;
    private readonly Lazy<Sandbox> _sandbox;
    private readonly TimeProvider _time;

    /// <summary>Makes a launcher. The bootstraps are written, and what the machine can do is found out, when the first of it is asked for.</summary>
    /// <param name="options">Where things are found and put.</param>
    /// <param name="time">The clock.</param>
    public RuntimeLauncher(RuntimeLauncherOptions options, TimeProvider time)
    {
        var bootstraps = Path.Combine(Path.GetFullPath(options.Folder), "bootstraps");
        _programs = new RuntimePrograms(options.SearchPath, options.Programs);
        _sandbox = new Lazy<Sandbox>(() =>
        {
            Bootstraps.Write(bootstraps);
            return new Sandbox(options, bootstraps);
        });
        _time = time;
    }

    /// <inheritdoc/>
    public string Tier => _sandbox.Value.Description;

    /// <inheritdoc/>
    public string? Missing(string runtime)
    {
        var name = RuntimeName.Parse(runtime);
        if (OperatingSystem.IsWindows())
            return "Functions run on Linux and macOS only.";
        if (name.Family == RuntimeName.Provided || _programs.Find(name) is not null)
            return _sandbox.Value.Refusal;
        return name.Family switch
        {
            RuntimeName.Node => $"The runtime {runtime} needs Node.js: install 'node', version {name.Version} or near it, where the PATH of the server finds it.",
            RuntimeName.Python => $"The runtime {runtime} needs Python: install 'python3', version {name.Version} or near it, where the PATH of the server finds it.",
            RuntimeName.Ruby => $"The runtime {runtime} needs Ruby: install 'ruby', version {name.Version} or near it, where the PATH of the server finds it.",
            RuntimeName.Dotnet => $"The runtime {runtime} needs .NET 10: install 'dotnet' (the package dotnet-runtime-10.0) where the PATH of the server finds it.",
            _ => $"The runtime {runtime} cannot be run here. Use nodejs, python, ruby or dotnet, or bring a bootstrap and use provided.al2023.",
        };
    }

    /// <inheritdoc/>
    public string? Warning(string runtime)
    {
        var name = RuntimeName.Parse(runtime);
        return _programs.Find(name) is { } program && !$"{program.Version}.".StartsWith($"{name.Version}.", StringComparison.Ordinal)
            ? $"{runtime} runs on {program.Path}, which is version {program.Version}."
            : null;
    }

    /// <inheritdoc/>
    public IRuntimeProcess Start(RuntimeSpecification specification, Action<ReadOnlyMemory<byte>> output)
    {
        var name = RuntimeName.Parse(specification.Runtime);
        var program = _programs.Find(name);
        var sandbox = _sandbox.Value;
        var places = sandbox.Places(specification);
        string[] command = name.Family switch
        {
            RuntimeName.Provided => [ProvidedBootstrap.Find(specification, places)],
            RuntimeName.Node when program is not null => [program.Path, Path.Combine(places.Runtime, Bootstraps.Node)],
            RuntimeName.Python when program is not null => [program.Path, Path.Combine(places.Runtime, Bootstraps.Python)],
            RuntimeName.Ruby when program is not null => [program.Path, Path.Combine(places.Runtime, Bootstraps.Ruby)],
            RuntimeName.Dotnet when program is not null => DotnetCommand.Of(specification, places, program),
            _ => throw new RuntimeStartException("Runtime.InvalidRuntime", Missing(specification.Runtime) ?? $"The runtime {specification.Runtime} cannot be run here."),
        };
        var marker = Guid.NewGuid().ToString("N");
        var variables = RuntimeVariables.Of(specification, places, program);
        variables[MarkerName] = marker;
        if (name.Family != RuntimeName.Provided && variables.GetValueOrDefault("AWS_LAMBDA_EXEC_WRAPPER") is { Length: > 0 } wrapper)
            command = [places.Seen(wrapper), .. command];
        var start = sandbox.Start(specification, variables, program?.Folder, command);
        return RuntimeProcess.Start(
            start, sandbox.Rules(specification, program?.Folder), $"{MarkerName}={marker}", sandbox.LeadsSession, specification.MemoryMegabytes * Megabyte, output, _time);
    }
}
