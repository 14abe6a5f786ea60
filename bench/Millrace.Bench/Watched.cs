using System.Text.Json.Nodes;

namespace Millrace.Bench;

/// <summary>What it costs those who put records that somebody watches in the console: its records as they come, or its calls with what they were.</summary>
internal static class Watched
{
    private const string Arn = "arn:aws:kinesis:us-east-1:000000000000:stream/" + Throughput.Stream;
    private const string Workload = "put-1k-watched-c16";
    private const int Bytes = 1000;
    private const string Alone = "alone";

    public static async Task MeasureAsync(BenchContext bench)
    {
        List<Target> targets = [.. new[] { Alone, "records", "calls" }.Select(name => Target.Millrace(name, "normal", bench.Program))];
        var watching = new Dictionary<Target, Task>();
        using var ending = new CancellationTokenSource();
        using var http = new HttpClient();
        try
        {
            foreach (var target in targets)
            {
                await target.StartAsync();
                using var client = target.Client();
                await Throughput.CreateAsync(client, Throughput.Shards);
            }

            await Throughput.LoadAsync(
                bench,
                Workload,
                targets,
                connections: 16,
                async target =>
                {
                    if (target.Name != Alone && !watching.ContainsKey(target)) watching[target] = WatchAsync(http, await AddressAsync(http, target), ending.Token);
                    return Throughput.Puts(target, "PutRecord", 1, Bytes);
                },
                static load => load.RequestsPerSecond,
                "records/s");
            foreach (var watched in watching.Values.Where(static watched => watched.IsCompleted)) await watched;
        }
        finally
        {
            await ending.CancelAsync();
            foreach (var target in targets) await target.DisposeAsync();
            await Task.WhenAll(watching.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        foreach (var target in targets.Skip(1))
        {
            bench.Results.AtLeast(
                $"{Workload}: {target.Name} watched over {Alone}", bench.Results.Median(Workload, target.Name) / bench.Results.Median(Workload, Alone), 0.95);
        }
    }

    /// <summary>What a page that shows it listens to.</summary>
    private static async Task<Uri> AddressAsync(HttpClient http, Target target)
    {
        if (target.Name == "calls") return new Uri(target.Endpoint, "/_millrace/api/events?topics=streams,calls&bodies=1");
        var newest = JsonNode.Parse(await http.GetStringAsync(new Uri(target.Endpoint, $"/_millrace/api/records?stream={Arn}&from=newest&limit=1")))!;
        return new Uri(target.Endpoint, $"/_millrace/api/events?topics=streams,tail&stream={Arn}&cursor={newest["latest"]}");
    }

    private static async Task WatchAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await using var events = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(cancellationToken);
        await events.CopyToAsync(Stream.Null, cancellationToken);
        throw new InvalidOperationException("The console's events ended.");
    }
}
