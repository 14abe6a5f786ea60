namespace Millrace.Lambda.Runtimes;

/// <summary>The runtime clients, which are resources of this assembly and files where they run.</summary>
internal static class Bootstraps
{
    private const string Prefix = "Millrace.Lambda.Runtimes.Bootstraps.";

    /// <summary>The client for JavaScript.</summary>
    public const string Node = "node.cjs";

    /// <summary>The client for Python.</summary>
    public const string Python = "python.py";

    /// <summary>The client for Ruby.</summary>
    public const string Ruby = "ruby.rb";

    /// <summary>The client for .NET.</summary>
    public const string Dotnet = "dotnet.dll";

    /// <summary>What the client for .NET is run with when the function does not say.</summary>
    public const string DotnetConfiguration = "dotnet.runtimeconfig.json";

    /// <summary>The script that sets limits.</summary>
    public const string Limit = "limit.sh";

    /// <summary>The script that shuts a function in.</summary>
    public const string Isolate = "isolate.sh";

    /// <summary>Writes them all into a folder.</summary>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var name in (ReadOnlySpan<string>)[Node, Python, Ruby, Dotnet, DotnetConfiguration, Limit, Isolate])
        {
            using var resource = typeof(Bootstraps).Assembly.GetManifestResourceStream(Prefix + name)!;
            using var file = File.Create(Path.Combine(folder, name));
            resource.CopyTo(file);
        }
    }
}
