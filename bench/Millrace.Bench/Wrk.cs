using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Millrace.Bench;

/// <summary>The load generator (https://github.com/wg/wrk), replaying prepared requests in turn.</summary>
internal static partial class Wrk
{
    private const string Tail = """
        local at = 0
        request = function() at = at % #requests + 1; return requests[at] end
        done = function(summary)
          io.write(string.format("BENCH %d %d %d %d %d\n", summary.requests, summary.duration, summary.bytes, summary.errors.status,
            summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
        end
        """;

    /// <summary>Whether it is installed.</summary>
    public static bool IsThere => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(static folder => File.Exists(Path.Combine(folder, "wrk")));

    public static async Task<Load> RunAsync(Target target, IReadOnlyList<SignedRequest> requests, int connections, TimeSpan duration)
    {
        var script = Path.Combine(target.Folder, "requests.lua");
        await File.WriteAllTextAsync(script, Script(requests));
        var start = new ProcessStartInfo(
            "wrk", ["-t1", $"-c{connections}", $"-d{duration.TotalSeconds:F0}s", "--timeout", "20s", "-s", script, target.Endpoint.OriginalString])
        {
            RedirectStandardOutput = true,
        };
        using var wrk = Process.Start(start)!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var numbers = Result().Match(output) is { Success: true } result
            ? result.Groups.Cast<Group>().Skip(1).Select(static group => long.Parse(group.ValueSpan, CultureInfo.InvariantCulture)).ToArray()
            : throw new InvalidOperationException($"wrk did not end well: {output}");
        return new Load(numbers[0] / (numbers[1] / 1e6), numbers[2] / (numbers[1] / 1e6), numbers[3], numbers[4]);
    }

    private static string Script(IReadOnlyList<SignedRequest> requests)
    {
        var script = new StringBuilder("local requests = {}\n");
        foreach (var request in requests)
        {
            script.Append("requests[#requests + 1] = wrk.format(\"POST\", \"/\", {");
            foreach (var (name, value) in request.Headers) script.Append(CultureInfo.InvariantCulture, $"[\"{name}\"]=[[{value}]],");
            script.Append(CultureInfo.InvariantCulture, $"}}, [==[{request.Body}]==])\n");
        }

        return script.Append(Tail).ToString();
    }

    [GeneratedRegex(@"BENCH (\d+) (\d+) (\d+) (\d+) (\d+)")]
    private static partial Regex Result();
}

/// <summary>What a load came to.</summary>
/// <param name="RequestsPerSecond">Answers a second.</param>
/// <param name="BytesPerSecond">Bytes of answers a second.</param>
/// <param name="Refused">Answers that were no success.</param>
/// <param name="Broken">Connections that failed, and answers that did not come in time.</param>
internal readonly record struct Load(double RequestsPerSecond, double BytesPerSecond, long Refused, long Broken);
