namespace Millrace.Lambda.Runtimes;

/// <summary>The variables that depend on where things are (facts/lambda.md 5). A function may set all but the first two itself.</summary>
internal static class RuntimeVariables
{
    /// <summary>All variables of a function.</summary>
    public static Dictionary<string, string> Of(RuntimeSpecification specification, SandboxPlaces places, RuntimeProgram? program)
    {
        var all = new Dictionary<string, string>(specification.Variables)
        {
            ["LAMBDA_TASK_ROOT"] = places.Task,
            ["LAMBDA_RUNTIME_DIR"] = places.Runtime,
        };
        var own = program is null ? "" : $"{Path.GetDirectoryName(program.Path)}:";
        all.TryAdd("PATH", $"{own}/usr/local/bin:/usr/bin:/bin:{places.Layers}/bin");
        all.TryAdd("LD_LIBRARY_PATH", $"{places.Task}:{places.Task}/lib:{places.Layers}/lib");
        all.TryAdd("TMPDIR", places.Temporary);
        all.TryAdd("HOME", places.Temporary);
        switch (RuntimeName.Parse(specification.Runtime).Family)
        {
            case RuntimeName.Node:
                all.TryAdd("NODE_PATH", $"{places.Layers}/nodejs/node_modules:{places.Task}");
                break;
            case RuntimeName.Python:
                all.TryAdd("PYTHONPATH", $"{places.Layers}/python");
                break;
            case RuntimeName.Ruby:
                all.TryAdd("RUBYLIB", $"{places.Layers}/ruby/lib");
                all.TryAdd("GEM_PATH", $"{places.Task}/vendor/bundle/ruby/{program?.Version}:{places.Layers}/ruby/gems/{program?.Version}");
                break;
            case RuntimeName.Dotnet:
                // A function for an older .NET runs on the one that there is. What makes it start slowly, or files larger than it may have, is off.
                all.TryAdd("DOTNET_ROLL_FORWARD", "LatestMajor");
                all.TryAdd("DOTNET_EnableWriteXorExecute", "0");
                all.TryAdd("DOTNET_EnableDiagnostics", "0");
                all.TryAdd("DOTNET_TieredPGO", "0");
                break;
        }
        return all;
    }
}
