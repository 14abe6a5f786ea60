using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Millrace.Client.Kinesis;
using Millrace.Model.Kinesis;

namespace Millrace.Bench;

/// <summary>How far behind an event source mapping is under load, and how soon a function has a record. The function does nothing but send a datagram.</summary>
internal static class MappedFunctions
{
    private const int Shards = 4;
    private const int RecordsPerSecond = 10_000;
    private const int BatchRecords = 500;
    private const int Puts = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The age of the last record of each batch when the function had it, at 10 000 records of 1 KB in a second.</summary>
    public static async Task IteratorAgeAsync(BenchContext bench)
    {
        await using var target = Target.Millrace("normal", bench.Program);
        await target.StartAsync();
        using var calls = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await MapAsync(target, Shards, calls);
        using var client = target.Client();
        var records = Enumerable.Range(0, BatchRecords).Select(static i => new PutRecordsRequestEntry { PartitionKey = $"key-{i}", Data = Data(1000, i) }).ToArray();
        var duration = bench.Duration * bench.Rounds;
        var warm = TimeSpan.FromSeconds(3);
        var total = (long)((warm + duration).TotalSeconds * RecordsPerSecond);
        var ages = new List<double>();
        var putting = PutAsync();
        var seen = 0L;
        while (seen < total)
        {
            var parts = await ReceiveAsync(calls);
            seen += long.Parse(parts[1], CultureInfo.InvariantCulture);
            if (seen > warm.TotalSeconds * RecordsPerSecond) ages.Add(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - double.Parse(parts[0], CultureInfo.InvariantCulture));
        }

        await putting;
        ages.Sort();
        bench.Results.Add(new("mapped-10k age", "normal", "ms behind", ages));
        bench.Results.Add(new("mapped-10k age p99", "normal", "ms behind", [ages[ages.Count * 99 / 100]]));
        bench.Results.AtMost("10 000 records/s into a function, greatest iterator age, ms", ages[^1], 1000);

        async Task PutAsync()
        {
            var began = TimeProvider.System.GetTimestamp();
            for (var put = 0L; put < total; put += BatchRecords)
            {
                var due = TimeSpan.FromSeconds((double)put / RecordsPerSecond) - TimeProvider.System.GetElapsedTime(began);
                if (due > TimeSpan.Zero) await Task.Delay(due);
                await client.PutRecordsAsync(new() { StreamName = "bench", Records = records });
            }
        }
    }

    /// <summary>From before the call of PutRecord to the datagram of the function.</summary>
    public static async Task LatencyAsync(BenchContext bench)
    {
        await using var target = Target.Millrace("normal", bench.Program);
        await target.StartAsync();
        using var calls = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await MapAsync(target, shards: 1, calls);
        using var client = target.Client();
        var latencies = new List<double>();
        for (var put = -Puts / 5; put < Puts; put++)
        {
            var began = TimeProvider.System.GetTimestamp();
            await client.PutRecordAsync(new() { StreamName = "bench", PartitionKey = "k", Data = new byte[100] });
            await ReceiveAsync(calls);

            // The first ones are the compiler's, and the start of the process.
            if (put >= 0) latencies.Add(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
        }

        latencies.Sort();
        bench.Results.Add(new("mapped put-to-function", "normal", "ms", latencies));
        bench.Results.Add(new("mapped put-to-function p99", "normal", "ms", [latencies[Puts * 99 / 100]]));
        bench.Results.AtMost("put to function, median, ms", bench.Results.Median("mapped put-to-function", "normal"), 20);
    }

    private static async Task<string[]> ReceiveAsync(UdpClient calls)
    {
        using var patience = new CancellationTokenSource(Patience);
        return Encoding.ASCII.GetString((await calls.ReceiveAsync(patience.Token)).Buffer).Split(' ');
    }

    private static async Task MapAsync(Target target, int shards, UdpClient calls)
    {
        using (var client = target.Client())
        {
            await client.CreateStreamAsync(new() { StreamName = "bench", ShardCount = shards });
            await client.WaitUntilStreamExistsAsync("bench");
        }

        using var functions = await Functions.OpenAsync(target);
        await functions.CreateAsync("bench", $$"""
            const socket = require("dgram").createSocket("udp4");
            exports.handler = event => new Promise(done => {
              const last = event.Records[event.Records.length - 1].kinesis.approximateArrivalTimestamp;
              socket.send(Math.round(last * 1000) + " " + event.Records.length, {{((IPEndPoint)calls.Client.LocalEndPoint!).Port}}, "127.0.0.1", () => done(null));
            });
            """);
        await functions.SendAsync("event-source-mappings", $$"""
            {"EventSourceArn":"arn:aws:kinesis:{{SignedRequest.Region}}:000000000000:stream/bench","FunctionName":"bench","StartingPosition":"TRIM_HORIZON","BatchSize":{{BatchRecords}}}
            """);
    }

    private static byte[] Data(int bytes, int seed)
    {
        var data = new byte[bytes];
        new Random(seed).NextBytes(data);
        return data;
    }
}
