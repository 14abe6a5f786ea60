using System.CommandLine;

namespace Millrace.Bench;

/// <summary><c>bench/run</c>.</summary>
internal static class BenchCommand
{
    private static readonly (string Name, Func<BenchContext, Task> Run)[] Workloads =
    [
        ("start", Starts.MeasureAsync),
        ("put-100-c16", static bench => Throughput.PutRecordAsync(bench, bytes: 100, connections: 16)),
        ("put-100-c64", static bench => Throughput.PutRecordAsync(bench, bytes: 100, connections: 64)),
        ("put-1k-c16", static bench => Throughput.PutRecordAsync(bench, bytes: 1000, connections: 16)),
        ("put-1k-signed-c16", Throughput.SignedPutAsync),
        ("put-1k-watched-c16", Watched.MeasureAsync),
        ("put-1k-c64", static bench => Throughput.PutRecordAsync(bench, bytes: 1000, connections: 64)),
        ("puts-500x100-c16", static bench => Throughput.PutRecordsAsync(bench, bytes: 100, connections: 16)),
        ("puts-500x1k-c16", static bench => Throughput.PutRecordsAsync(bench, bytes: 1000, connections: 16)),
        ("puts-500x1k-c64", static bench => Throughput.PutRecordsAsync(bench, bytes: 1000, connections: 64)),
        ("get-1000x1k", static bench => Throughput.GetRecordsAsync(bench, limit: 1000)),
        ("get-10000x1k", static bench => Throughput.GetRecordsAsync(bench, limit: 10_000)),
        ("dynamo-update-c64", TableUpdates.MeasureAsync),
        ("fan-out", FanOut.LatencyAsync),
        ("heartbeats", FanOut.HeartbeatsAsync),
        ("invoke", Invocations.MeasureAsync),
        ("mapped-10k", MappedFunctions.IteratorAgeAsync),
        ("mapped-latency", MappedFunctions.LatencyAsync),
        ("many-records", Volume.ManyRecordsAsync),
        ("many-shards", Volume.ManyShardsAsync),
    ];

    public static Task<int> RunAsync(string[] args)
    {
        var program = new Option<string>("--program") { Description = "The server that is measured; bench/run names the one it has built", Required = true };
        var native = new Option<string?>("--native") { Description = "The native build of it, for the start" };
        var peers = new Option<string?>("--peers") { Description = "Where kinesalite, kinesis-local and dynalite are installed; bench/run installs them" };
        var only = new Option<string[]>("--only") { Description = $"Some of: {string.Join(", ", Workloads.Select(static w => w.Name))}", AllowMultipleArgumentsPerToken = true };
        var durabilities = new Option<string[]>("--durability")
        {
            Description = "Which durabilities are loaded, of those that a workload has", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = static _ => ["memory", "normal", "full"],
        };
        durabilities.AcceptOnlyFromAmong("memory", "normal", "full");
        var rounds = new Option<int>("--rounds") { Description = "How often each target is loaded", DefaultValueFactory = static _ => 5 };
        var seconds = new Option<int>("--seconds") { Description = "How long one load lasts", DefaultValueFactory = static _ => 5 };
        var json = new Option<string?>("--json") { Description = "Writes the figures to a file too" };
        only.Validators.Add(result =>
        {
            foreach (var name in result.Tokens.Select(static token => token.Value).Where(static name => !Array.Exists(Workloads, w => w.Name == name)))
                result.AddError($"There is no workload '{name}'; there are {string.Join(", ", Workloads.Select(static w => w.Name))}.");
        });
        var command = new RootCommand("Measures Millrace against a bare server that only hashes, and against kinesalite, kinesis-local and dynalite, all in one run.")
        {
            program, native, peers, only, durabilities, rounds, seconds, json,
        };
        command.SetAction(async result =>
        {
            if (!Wrk.IsThere)
            {
                await Console.Error.WriteLineAsync("bench: the load generator wrk is not here (Debian: apt-get install wrk).");
                return 2;
            }

            var results = new Results();
            var bench = new BenchContext(
                result.GetValue(program)!,
                result.GetValue(native),
                result.GetValue(peers),
                result.GetValue(durabilities)!,
                result.GetValue(rounds),
                TimeSpan.FromSeconds(result.GetValue(seconds)),
                results);
            var chosen = result.GetValue(only) is { Length: > 0 } names ? Workloads.Where(w => names.Contains(w.Name)) : Workloads;
            foreach (var (name, run) in chosen)
            {
                BenchContext.Say($"{name} ...");
                await run(bench);
            }

            Ratios(results);
            TableRatios(results);
            results.Print(Console.Out);
            if (result.GetValue(json) is { } path) await results.WriteJsonAsync(path);
            return results.Bars.All(static bar => bar.IsMet) ? 0 : 1;
        });
        return command.Parse(args).InvokeAsync();
    }

    private static void Ratios(Results results)
    {
        foreach (var workload in (string[])["put-1k-c16", "put-1k-c64"])
        {
            results.AtLeast($"{workload}: normal over bare", Over(results, workload, "normal", "bare"), 0.6);
            results.AtLeast($"{workload}: normal over the quicker peer", OverPeers(results, workload), 10);
            results.AtLeast($"{workload}: full over normal", Over(results, workload, "full", "normal"), workload.EndsWith("c64", StringComparison.Ordinal) ? 0.3 : 0);
        }

        results.AtLeast("put-1k-signed-c16: verified as root over not verified", Over(results, "put-1k-signed-c16", "root", "off"), 0.85);
        results.AtLeast("put-1k-signed-c16: verified and allowed by a policy over not verified", Over(results, "put-1k-signed-c16", "user", "off"), 0.85);
        foreach (var workload in (string[])["puts-500x1k-c16", "puts-500x1k-c64"])
        {
            results.AtLeast($"{workload}: normal over bare", Over(results, workload, "normal", "bare"), 0.5);
            results.AtLeast($"{workload}: normal over the quicker peer", OverPeers(results, workload), 20);
            results.AtLeast($"{workload}: full over normal", Over(results, workload, "full", "normal"), workload.EndsWith("c64", StringComparison.Ordinal) ? 0.3 : 0);
        }

        foreach (var workload in (string[])["get-1000x1k", "get-10000x1k"])
        {
            results.AtLeast($"{workload}: bytes over bare", Over(results, workload, "normal", "bare"), 0.5);
            results.AtLeast($"{workload}: normal over the quicker peer", OverPeers(results, workload), 10);
        }
    }

    private static void TableRatios(Results results)
    {
        const string workload = "dynamo-update-c64";
        results.AtLeast($"{workload}: normal over dynalite", Over(results, workload, "normal", "dynalite"), 1);
        results.AtLeast($"{workload}: full over normal", Over(results, workload, "full", "normal"), 0);
    }

    private static double? Over(Results results, string workload, string target, string other) =>
        results.Median(workload, target) / results.Median(workload, other);

    private static double? OverPeers(Results results, string workload)
    {
        double?[] peers = [results.Median(workload, "kinesalite"), results.Median(workload, "kinesis-local")];
        return results.Median(workload, "normal") / peers.Max();
    }
}
