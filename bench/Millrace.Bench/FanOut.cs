using System.Collections.Concurrent;
using Millrace.Client.Kinesis;
using Millrace.Model.Kinesis;

namespace Millrace.Bench;

/// <summary>How soon a record that was put is pushed, and whether many idle subscriptions are heard of in time.</summary>
internal static class FanOut
{
    private const int Puts = 500;
    private const int Subscriptions = 200;
    private static readonly TimeSpan Listening = TimeSpan.FromSeconds(21);

    public static async Task LatencyAsync(BenchContext bench)
    {
        await using var target = Target.Millrace("normal", bench.Program);
        await target.StartAsync();
        using var client = target.Client();
        var consumer = await RegisterAsync(client, shards: 1);
        await using var events = client.SubscribeToShardAsync(new()
        {
            ConsumerARN = consumer, ShardId = "shardId-000000000000", StartingPosition = new() { Type = ShardIteratorType.TrimHorizon },
        }).GetAsyncEnumerator();
        var latencies = new List<double>();
        for (var put = -Puts / 5; put < Puts; put++)
        {
            var next = events.MoveNextAsync().AsTask();
            var began = TimeProvider.System.GetTimestamp();
            await client.PutRecordAsync(new() { StreamName = "bench", PartitionKey = "k", Data = new byte[100] });
            while (true)
            {
                await next;
                if (events.Current.Records.Count > 0) break;
                next = events.MoveNextAsync().AsTask();
            }

            // The first ones are the compiler's.
            if (put >= 0) latencies.Add(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
        }

        latencies.Sort();
        bench.Results.Add(new("fan-out put-to-event", "normal", "ms", latencies));
        bench.Results.Add(new("fan-out p90", "normal", "ms", [latencies[Puts * 9 / 10]]));
        bench.Results.Add(new("fan-out p99", "normal", "ms", [latencies[Puts * 99 / 100]]));
        bench.Results.AtMost("SubscribeToShard, median put-to-event, ms", bench.Results.Median("fan-out put-to-event", "normal"), 5);
    }

    public static async Task HeartbeatsAsync(BenchContext bench)
    {
        await using var target = Target.Millrace("normal", bench.Program);
        await target.StartAsync();
        using var client = target.Client();
        var consumer = await RegisterAsync(client, Subscriptions);
        using var ending = new CancellationTokenSource(Listening);
        var gaps = new ConcurrentBag<double>();
        await Task.WhenAll(Enumerable.Range(0, Subscriptions).Select(shard => ListenAsync(shard)));
        bench.Results.Add(new("heartbeats of 200", "normal", "ms between", [.. gaps]));
        bench.Results.AtMost("200 subscriptions, longest silence, ms (5000 asked for)", gaps.Max(), 5_500);

        async Task ListenAsync(int shard)
        {
            try
            {
                var last = 0L;
                await foreach (var _ in client.SubscribeToShardAsync(new()
                {
                    ConsumerARN = consumer, ShardId = $"shardId-{shard:D12}", StartingPosition = new() { Type = ShardIteratorType.Latest },
                }, ending.Token))
                {
                    if (last != 0) gaps.Add(TimeProvider.System.GetElapsedTime(last).TotalMilliseconds);
                    last = TimeProvider.System.GetTimestamp();
                }
            }
            catch (OperationCanceledException) when (ending.IsCancellationRequested)
            {
                // It has listened for long enough.
            }
        }
    }

    private static async Task<string> RegisterAsync(KinesisClient client, int shards)
    {
        await client.CreateStreamAsync(new() { StreamName = "bench", ShardCount = shards });
        var stream = await client.WaitUntilStreamExistsAsync("bench");
        return (await client.RegisterStreamConsumerAsync(new() { StreamARN = stream.StreamARN, ConsumerName = "bench" })).Consumer.ConsumerARN;
    }
}
