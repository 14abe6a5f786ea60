using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Millrace.Client.Kinesis;
using Millrace.Model.Kinesis;

namespace Millrace.Bench;

/// <summary>Many records and many shards: what they cost in memory, at a restart and in speed.</summary>
internal static class Volume
{
    private const int Million = 1_000_000;
    private const int BatchRecords = 500;
    private const int Writers = 8;
    private const int Reads = 200;
    private const int MostWarmUpMillions = 10;

    /// <summary>A server is warm when a million is not this much quicker than the one before.</summary>
    private const double Quicker = 1.05;

    private const string WarmUp = "warm-up";

    /// <summary>10 million records of 100 B in 4 shards.</summary>
    public static async Task ManyRecordsAsync(BenchContext bench)
    {
        const int millions = 10;
        await using var target = Target.Millrace("normal", bench.Program);
        await target.StartAsync();
        var numbers = new ConcurrentQueue<(string Shard, string Number)>();
        var rates = new List<double>();
        using (var client = target.Client())
        {
            // What is compiled anew by what it has been seen to do, here and in the server, takes some millions: they go elsewhere first, until they are no quicker.
            await client.CreateStreamAsync(new() { StreamName = WarmUp, ShardCount = 4 });
            await client.WaitUntilStreamExistsAsync(WarmUp);
            var before = 0d;
            for (var million = 1; million <= MostWarmUpMillions; million++)
            {
                var rate = await PutMillionAsync(target, WarmUp, []);
                if (rate < before * Quicker) break;
                before = rate;
            }

            await client.DeleteStreamAsync(new() { StreamName = WarmUp });

            await client.CreateStreamAsync(new() { StreamName = "bench", ShardCount = 4 });
            await client.WaitUntilStreamExistsAsync("bench");
            for (var million = 1; million <= millions; million++)
            {
                rates.Add(await PutMillionAsync(target, "bench", numbers));
                BenchContext.Say(string.Create(CultureInfo.InvariantCulture, $"many-records {million}/{millions} million: {rates[^1]:N0} records/s"));
            }
        }

        bench.Results.Add(new("each million of 10", "normal", "records/s", rates));
        bench.Results.AtLeast("10 million records: slowest million over the median one", rates.Min() / rates.Order().ElementAt(millions / 2), 0.8);
        bench.Results.Add(new("10 million loaded", "normal", "MiB resident", [target.ResidentMiB]));
        bench.Results.AtMost("10 million records: MiB after loading", target.ResidentMiB, 200);

        await target.StopAsync();
        var restart = await target.StartAsync();
        using (var client = target.Client())
        {
            var began = TimeProvider.System.GetTimestamp();
            await client.ListStreamsAsync(new());
            bench.Results.Add(new("10 million restart", "normal", "ms to an answer", [(restart + TimeProvider.System.GetElapsedTime(began)).TotalMilliseconds]));
            bench.Results.AtMost("10 million records: ms from restart to an answer", bench.Results.Median("10 million restart", "normal"), 1000);
            var reads = await ReadsAsync(client, [.. numbers]);
            bench.Results.Add(new("10 million, read at", "normal", "ms", reads));
            bench.Results.AtMost("10 million records: median ms of a read from any point", bench.Results.Median("10 million, read at", "normal"), 5);
        }

        bench.Results.Add(new("10 million restarted", "normal", "MiB resident", [target.ResidentMiB]));
        bench.Results.AtMost("10 million records: MiB after restart and reads", target.ResidentMiB, 200);
    }

    /// <summary>1000 shards in one stream, beside 100 streams.</summary>
    public static async Task ManyShardsAsync(BenchContext bench)
    {
        await using var few = Target.Millrace("normal", bench.Program);
        await using var many = Target.Millrace("normal", bench.Program);
        await few.StartAsync();
        await many.StartAsync();
        using (var client = few.Client()) await client.CreateStreamAsync(new() { StreamName = "bench", ShardCount = 4 });
        using (var client = many.Client())
        {
            await client.CreateStreamAsync(new() { StreamName = "bench", ShardCount = 1000 });
            for (var i = 0; i < 100; i++) await client.CreateStreamAsync(new() { StreamName = $"other-{i}", ShardCount = 1 });
        }

        await Task.Delay(TimeSpan.FromSeconds(2));
        bench.Results.Add(new("1000 shards idle", "normal", "MiB resident", [many.ResidentMiB]));
        bench.Results.AtMost("1000 shards and 100 streams: MiB when idle", many.ResidentMiB, 200);

        var rates = new Dictionary<Target, List<double>> { [few] = [], [many] = [] };
        for (var round = 0; round <= bench.Rounds; round++)
        {
            foreach (var target in (Target[])[few, many])
            {
                var requests = Enumerable.Range(0, 512).Select(i => SignedRequest.Of(
                    target.Endpoint, "PutRecord", $$"""{"StreamName":"bench","PartitionKey":"key-{{i}}","Data":"{{Convert.ToBase64String(new byte[1000])}}"}""")).ToArray();
                var load = await Wrk.RunAsync(target, requests, connections: 16, bench.Duration);
                if (load.Refused + load.Broken > 0) throw new InvalidOperationException("A put to many shards was refused.");
                if (round > 0) rates[target].Add(load.RequestsPerSecond);
            }
        }

        bench.Results.Add(new("put-1k-c16, 4 shards", "normal", "records/s", rates[few]));
        bench.Results.Add(new("put-1k-c16, 1000 shards", "normal", "records/s", rates[many]));
        bench.Results.AtLeast(
            "1000 shards: put rate over that of 4", bench.Results.Median("put-1k-c16, 1000 shards", "normal") / bench.Results.Median("put-1k-c16, 4 shards", "normal"), 0.7);
    }

    /// <returns>Records a second.</returns>
    private static async Task<double> PutMillionAsync(Target target, string stream, ConcurrentQueue<(string Shard, string Number)> numbers)
    {
        using var http = new HttpClient();
        var body = new StringBuilder($"{{\"StreamName\":\"{stream}\",\"Records\":[");
        for (var i = 0; i < BatchRecords; i++)
            body.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"{{\"PartitionKey\":\"key-{i}\",\"Data\":\"{Convert.ToBase64String(new byte[100])}\"}}");
        var request = SignedRequest.Of(target.Endpoint, "PutRecords", body.Append("]}").ToString());
        var left = Million / BatchRecords;
        var began = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) is >= 0 and var batch)
            {
                using var message = request.ToMessage(target.Endpoint);
                using var answer = await http.SendAsync(message);
                var bytes = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
                if (batch % 50 != 0) continue;
                using var json = JsonDocument.Parse(bytes);
                if (json.RootElement.GetProperty("FailedRecordCount").GetInt32() != 0) throw new InvalidOperationException("A record failed.");
                var record = json.RootElement.GetProperty("Records")[batch / 50 % BatchRecords];
                numbers.Enqueue((record.GetProperty("ShardId").GetString()!, record.GetProperty("SequenceNumber").GetString()!));
            }
        }));
        return Million / TimeProvider.System.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task<List<double>> ReadsAsync(KinesisClient client, (string Shard, string Number)[] numbers)
    {
        var random = new Random(1);
        var times = new List<double>();
        for (var read = -Reads / 4; read < Reads; read++)
        {
            var (shard, number) = numbers[random.Next(numbers.Length)];
            var began = TimeProvider.System.GetTimestamp();
            var iterator = await client.GetShardIteratorAsync(
                new() { StreamName = "bench", ShardId = shard, ShardIteratorType = ShardIteratorType.AtSequenceNumber, StartingSequenceNumber = number });
            var page = await client.GetRecordsAsync(new() { ShardIterator = iterator.ShardIterator!, Limit = 1 });
            // The first ones are the compiler's.
            if (read >= 0) times.Add(TimeProvider.System.GetElapsedTime(began).TotalMilliseconds);
            if (page.Records[0].SequenceNumber != number) throw new InvalidOperationException($"Asked for {number}, got {page.Records[0].SequenceNumber}.");
        }

        return times;
    }
}
