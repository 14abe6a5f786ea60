namespace Millrace.Bench;

/// <summary>How fast the server starts and how little it needs when idle.</summary>
internal static class Starts
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    public static async Task MeasureAsync(BenchContext bench)
    {
        await MeasureAsync(bench, "dotnet", bench.Program, mostMilliseconds: 500, mostMiB: 100);
        if (bench.Native is { } native) await MeasureAsync(bench, "native", native, mostMilliseconds: 100, mostMiB: 50);
        else BenchContext.Say("start: no native build; './millrace build --native' makes one.");
    }

    private static async Task MeasureAsync(BenchContext bench, string name, string program, double mostMilliseconds, double mostMiB)
    {
        var (starts, resident) = (new List<double>(), new List<double>());
        for (var round = 0; round < bench.Rounds * 2 + 1; round++)
        {
            await using var target = Target.Millrace("normal", program);
            var listening = await target.StartAsync();
            var began = TimeProvider.System.GetTimestamp();
            using (var http = new HttpClient())
            using (var message = SignedRequest.Of(target.Endpoint, "ListStreams", "{}").ToMessage(target.Endpoint))
            using (var answer = await http.SendAsync(message)) answer.EnsureSuccessStatusCode();
            starts.Add((listening + TimeProvider.System.GetElapsedTime(began)).TotalMilliseconds);
            await Task.Delay(Settling);
            resident.Add(target.ResidentMiB);
        }

        bench.Results.Add(new("start to first answer", name, "ms", starts));
        bench.Results.Add(new("idle", name, "MiB resident", resident));
        bench.Results.AtMost($"start to first answer, {name}, ms", bench.Results.Median("start to first answer", name), mostMilliseconds);
        bench.Results.AtMost($"idle, {name}, MiB", bench.Results.Median("idle", name), mostMiB);
    }
}
