using System.Globalization;
using Millrace.CommandLine.Clients;

namespace Millrace.CommandLine.Doctor;

/// <summary>What the doctor looks at on the machine and in the environment, without a server.</summary>
internal static class MachineChecks
{
    private const int FewestFiles = 1024;
    private const int ShortestSecret = 16;

    // No certificate and no signature is of a year before.
    private const int EarliestYear = 2025;

    /// <summary>Every check.</summary>
    public static IEnumerable<DoctorCheck> All(TimeProvider time) => [DataDirectory(), Clock(time), Endpoint(), Profile(), Credentials(), Docker(), Files()];

    private static DoctorCheck DataDirectory()
    {
        const string name = "data directory";
        var directory = LocalServer.DataDirectory();
        var place = directory;
        while (!Directory.Exists(place) && Path.GetDirectoryName(place) is { } parent) place = parent;
        var file = Path.Combine(place, $".millrace-doctor-{Environment.ProcessId}");
        try
        {
            // Written through to the disk: what cannot be synced fails here.
            using (var written = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.WriteThrough | FileOptions.DeleteOnClose))
                written.Write("millrace"u8);
            return new(name, true, place == directory ? $"{directory} can be written, and is synced" : $"{directory} will be made in {place}, which can be written");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new(name, false, $"{place} cannot be written: {refused.Message}", "millrace start --data DIR, with a directory of your own; or MILLRACE_DATA");
        }
    }

    private static DoctorCheck Clock(TimeProvider time)
    {
        var now = time.GetUtcNow();
        var shown = now.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        return now.Year >= EarliestYear
            ? new("clock", true, shown)
            : new("clock", false, $"{shown}: signatures of another time are refused", "set the machine's clock");
    }

    private static DoctorCheck Endpoint()
    {
        const string name = "endpoint variables";
        foreach (var variable in Environment.GetEnvironmentVariables().Keys.OfType<string>().Where(static key => key.StartsWith("AWS_ENDPOINT_URL", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var value = Environment.GetEnvironmentVariable(variable)!;
            if (value.Length == 0) continue;
            if (!Uri.TryCreate(value, UriKind.Absolute, out var url)) return new(name, false, $"{variable} is '{value}', which is no URL", $"export {variable}={ServerClients.DefaultEndpoint}");
            if (!url.IsLoopback) return new(name, false, $"{variable} is {value}, which is not on this machine", $"export {variable}={ServerClients.DefaultEndpoint}");
        }

        if (Environment.GetEnvironmentVariable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")?.Equals("true", StringComparison.OrdinalIgnoreCase) == true)
            return new(name, false, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS makes SDKs call AWS", "unset AWS_IGNORE_CONFIGURED_ENDPOINT_URLS");
        return Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL") is { Length: > 0 } all
            ? new(name, true, $"AWS_ENDPOINT_URL is {all}")
            : new(name, true, $"none is set: SDKs in this terminal call AWS until you export AWS_ENDPOINT_URL={ServerClients.DefaultEndpoint}");
    }

    private static DoctorCheck Profile()
    {
        const string name = "profile";
        if (Environment.GetEnvironmentVariable("AWS_PROFILE") is not { Length: > 0 } profile) return new(name, true, "AWS_PROFILE is not set");
        return ServerClients.HasProfile(profile)
            ? new(name, true, $"AWS_PROFILE is '{profile}'; its endpoint_url, if it has one, is what SDKs call")
            : new(name, false, $"AWS_PROFILE is '{profile}', and there is no such profile", "unset AWS_PROFILE");
    }

    private static DoctorCheck Credentials()
    {
        const string name = "credentials";
        var id = Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID");
        var secret = Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY");
        if (string.IsNullOrEmpty(id) && string.IsNullOrEmpty(secret))
            return new(name, true, "none in the environment; SDKs take those of a profile, and this program test/test");
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(secret))
            return new(name, false, $"{(string.IsNullOrEmpty(id) ? "AWS_ACCESS_KEY_ID" : "AWS_SECRET_ACCESS_KEY")} is missing beside the other", "export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test");
        if (id.Any(char.IsWhiteSpace) || secret.Any(char.IsWhiteSpace))
            return new(name, false, "there is a space or a line end in them", "export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test");
        if (id.StartsWith("ASIA", StringComparison.Ordinal) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("AWS_SESSION_TOKEN")))
            return new(name, false, "the key is a temporary one, and AWS_SESSION_TOKEN is missing", "export AWS_SESSION_TOKEN=..., or use another key");
        return id.StartsWith("AKIA", StringComparison.Ordinal) && secret.Length < ShortestSecret
            ? new(name, false, "AWS_SECRET_ACCESS_KEY is too short for its key", "copy the secret again, whole")
            : new(name, true, $"{id[..Math.Min(4, id.Length)]}... from the environment");
    }

    private static DoctorCheck Docker()
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "docker.exe" : "docker")));
        return new("docker", true, isThere ? "is there; nothing needs it" : "is not there; nothing needs it");
    }

    private static DoctorCheck Files()
    {
        const string name = "open files";
        const string limits = "/proc/self/limits";
        if (!File.Exists(limits)) return new(name, true, "this system does not tell");
        var line = File.ReadLines(limits).FirstOrDefault(static line => line.StartsWith("Max open files", StringComparison.Ordinal))?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (line is not [_, _, _, var soft, ..] || !long.TryParse(soft, CultureInfo.InvariantCulture, out var most)) return new(name, true, "no limit");
        return most >= FewestFiles
            ? new(name, true, $"{most} at once")
            : new(name, false, $"only {most} at once: each connection and each shard takes some", "ulimit -n 4096");
    }
}
