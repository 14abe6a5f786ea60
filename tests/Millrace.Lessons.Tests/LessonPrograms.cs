using System.Diagnostics;
using System.Reflection;
using Millrace.Lessons.Tests;

[assembly: AssemblyFixture(typeof(LessonPrograms))]

namespace Millrace.Lessons.Tests;

/// <summary>The lessons' programs, built once. Each is built by name, as a reader's first run does.</summary>
public sealed class LessonPrograms : IAsyncLifetime
{
    private readonly Dictionary<string, string> _programs = [];

    public static IReadOnlyList<string> Lessons { get; } = ["00-environment", "01-make-a-stream", "02-produce-data", "03-basic-consumer", "04-kcl-consumer", "05-lambda-function"];

    public static string Root { get; } = Metadata("RepositoryRoot");

    public async ValueTask InitializeAsync()
    {
        // One after the other: they build the same projects.
        foreach (var lesson in Lessons) _programs[lesson] = await BuildAsync(lesson);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>A lesson's program as a process, with an environment that has none of this machine's AWS settings.</summary>
    public ProcessStartInfo Start(string lesson, string home, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [_programs[lesson], .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Root,
        };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["HOME"] = home;
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        return start;
    }

    private static async Task<string> BuildAsync(string lesson)
    {
        var start = new ProcessStartInfo("dotnet",
            ["build", Path.Combine(Root, "lessons", lesson, "main.cs"), "-c", Metadata("Configuration"), "-nologo", "-getProperty:TargetPath", "-t:Build"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Root,
        };
        using var build = Process.Start(start)!;
        var errors = build.StandardError.ReadToEndAsync();
        var output = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        if (build.ExitCode != 0) throw new InvalidOperationException($"lessons/{lesson} does not build:\n{output}{await errors}");
        return output.Trim();
    }

    private static string Metadata(string key) => typeof(LessonPrograms).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
