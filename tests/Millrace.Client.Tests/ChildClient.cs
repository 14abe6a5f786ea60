using System.Diagnostics;

namespace Millrace.Client.Tests;

/// <summary>A client in a process of its own, which makes one call with nothing but an environment and a home folder.</summary>
internal static class ChildClient
{
    public const string Argument = "--list-streams-as-a-child";

    /// <summary>Runs the child with a home folder of its own.</summary>
    /// <returns>What it wrote on stderr; empty when the call succeeded.</returns>
    public static async Task<string> ListStreamsAsync(
        IReadOnlyDictionary<string, string> environment, string? credentials = null, string? config = null, string region = "")
    {
        var home = Directory.CreateTempSubdirectory("millrace-client-");
        var folder = home.CreateSubdirectory(".aws").FullName;
        if (credentials is not null) await File.WriteAllTextAsync(Path.Combine(folder, "credentials"), credentials);
        if (config is not null) await File.WriteAllTextAsync(Path.Combine(folder, "config"), config);

        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardError = true, ArgumentList = { Argument, region } };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["HOME"] = home.FullName;
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        foreach (var (name, value) in environment) start.Environment[name] = value;

        try
        {
            using var child = Process.Start(start)!;
            var errors = await child.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await child.WaitForExitAsync(TestContext.Current.CancellationToken);
            return errors;
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }
}
