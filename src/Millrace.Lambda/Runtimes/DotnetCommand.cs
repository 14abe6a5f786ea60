namespace Millrace.Lambda.Runtimes;

/// <summary>How a .NET function is run (facts/lambda.md 6): a handler with a colon by our client, any other as a program of its own.</summary>
internal static class DotnetCommand
{
    private const string ConfigurationEnd = ".runtimeconfig.json";

    /// <summary>The command, with paths as the function sees them.</summary>
    /// <exception cref="RuntimeStartException">There is no such program.</exception>
    public static string[] Of(RuntimeSpecification specification, SandboxPlaces places, RuntimeProgram program)
    {
        var handler = specification.Handler ?? "";
        if (!handler.Contains(':', StringComparison.Ordinal))
            return OfProgram(handler, specification.TaskRoot, places, program);
        var assembly = specification.Variables.GetValueOrDefault("LAMBDA_DOTNET_MAIN_ASSEMBLY") is { Length: > 0 } main
            ? Path.GetFileNameWithoutExtension(main)
            : handler[..handler.IndexOf(':', StringComparison.Ordinal)];
        return
        [
            program.Path, "exec", "--runtimeconfig", Configuration(assembly, specification.TaskRoot, places),
            Path.Combine(places.Runtime, Bootstraps.Dotnet),
        ];
    }

    private static string[] OfProgram(string handler, string root, SandboxPlaces places, RuntimeProgram program)
    {
        var library = handler.EndsWith(".dll", StringComparison.Ordinal) ? handler : $"{handler}.dll";
        if (File.Exists(Path.Combine(root, library)))
            return [program.Path, "exec", Path.Combine(places.Task, library)];
        return handler.Length > 0 && File.Exists(Path.Combine(root, handler))
            ? [Path.Combine(places.Task, handler)]
            : throw new RuntimeStartException("Runtime.InvalidEntrypoint", $"Neither /var/task/{library} nor a program /var/task/{handler} is in the code of the function.");
    }

    // What the function was built for; a library is often built without saying so.
    private static string Configuration(string assembly, string root, SandboxPlaces places)
    {
        if (File.Exists(Path.Combine(root, assembly + ConfigurationEnd)))
            return Path.Combine(places.Task, assembly + ConfigurationEnd);
        return Directory.GetFiles(root, $"*{ConfigurationEnd}") is [var only]
            ? Path.Combine(places.Task, Path.GetFileName(only))
            : Path.Combine(places.Runtime, Bootstraps.DotnetConfiguration);
    }
}
