using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Millrace.Client.Kinesis;
using Millrace.Model.Kinesis;
using Millrace.Wire.Signing;

namespace Millrace.Bench;

/// <summary>How much is put and read, against a bare server and the peers: each target is loaded in turn, round by round.</summary>
internal static class Throughput
{
    public const string Stream = "bench";
    public const int Shards = 4;
    private const int BatchRecords = 500;
    private const int ReadConnections = 8;
    private const int WarmUp = 3;

    // Fixed, so that every run sends the same.
    private const int Seed = 20131202;

    public static Task PutRecordAsync(BenchContext bench, int bytes, int connections) =>
        PutAsync(bench, $"put-{Size(bytes)}-c{connections}", "PutRecord", records: 1, bytes, connections);

    public static Task PutRecordsAsync(BenchContext bench, int bytes, int connections) =>
        PutAsync(bench, $"puts-500x{Size(bytes)}-c{connections}", "PutRecords", BatchRecords, bytes, connections);

    public static async Task GetRecordsAsync(BenchContext bench, int limit)
    {
        var workload = $"get-{limit}x1k";
        var answers = new Dictionary<Target, long>();
        var targets = bench.Servers("normal").ToList();
        try
        {
            foreach (var target in targets)
            {
                await target.StartAsync();
                using var client = target.Client();
                await CreateAsync(client, shards: 1);
                var records = Enumerable.Range(0, BatchRecords).Select(static i => new PutRecordsRequestEntry { PartitionKey = $"key-{i}", Data = Random(1000, i) }).ToArray();
                for (var put = 0; put < Math.Max(2, limit / BatchRecords * 2); put++) await client.PutRecordsAsync(new() { StreamName = Stream, Records = records });
                answers[target] = await AnswerBytesAsync(target, client, limit);
            }

            var bare = Target.Bare((int)answers[targets[0]]);
            targets.Insert(0, bare);
            await bare.StartAsync();

            await LoadAsync(bench, workload, targets, ReadConnections, async target =>
            {
                if (target == bare) return [SignedRequest.Of(target.Endpoint, "GetRecords", "{}")];
                using var client = target.Client();
                return [SignedRequest.Of(target.Endpoint, "GetRecords", $$"""{"ShardIterator":"{{await IteratorAsync(client)}}","Limit":{{limit}}}""")];
            }, load => load.BytesPerSecond / 1e6, "MB/s of answers");
        }
        finally
        {
            foreach (var target in targets) await target.DisposeAsync();
        }
    }

    /// <summary>What verifying costs: nothing verified, the root's signature verified, and a user's with the policies that let it put.</summary>
    public static async Task SignedPutAsync(BenchContext bench)
    {
        const string workload = "put-1k-signed-c16";
        const int bytes = 1000;
        List<Target> targets =
        [
            Target.Millrace("off", "normal", bench.Program, "--auth", "off"),
            Target.Millrace("root", "normal", bench.Program),
            Target.Millrace("user", "normal", bench.Program, "--auth", "strict"),
        ];
        var signers = new Dictionary<Target, RequestSigner>();
        try
        {
            foreach (var target in targets)
            {
                await target.StartAsync();
                using var client = target.Client();
                await CreateAsync(client, Shards);
                if (target.Name == "user") signers[target] = await IamUser.CreateAsync(target.Endpoint, Stream);
            }

            await LoadAsync(
                bench,
                workload,
                targets,
                connections: 16,
                target => Task.FromResult(signers.TryGetValue(target, out var signer) ? Puts(target, "PutRecord", 1, bytes, signer) : Puts(target, "PutRecord", 1, bytes)),
                static load => load.RequestsPerSecond,
                "records/s");
        }
        finally
        {
            foreach (var target in targets) await target.DisposeAsync();
        }
    }

    private static async Task PutAsync(BenchContext bench, string workload, string operation, int records, int bytes, int connections)
    {
        var targets = new List<Target> { Target.Bare() };
        targets.AddRange(bench.Servers("memory", "normal", "full"));
        try
        {
            foreach (var target in targets)
            {
                await target.StartAsync();
                if (target.Name == BareServer.Command) continue;
                using var client = target.Client();
                await CreateAsync(client, Shards);
            }

            await LoadAsync(
                bench,
                workload,
                targets,
                connections,
                async target =>
                {
                    if (target.Name != BareServer.Command) await EmptyAsync(target);
                    return Puts(target, operation, records, bytes);
                },
                load => load.RequestsPerSecond * records,
                "records/s",
                records == 1 ? FreeMemory.MostOfSingleCallsPerSecond : FreeMemory.MostPerSecond);
            foreach (var target in targets) bench.Results.Add(new($"{workload} memory", target.Name, "MiB resident", [target.ResidentMiB]));
        }
        finally
        {
            foreach (var target in targets) await target.DisposeAsync();
        }
    }

    /// <summary>Loads each target in turn, round by round, and adds what came of it to the results.</summary>
    public static async Task LoadAsync(
        BenchContext bench,
        string workload,
        IReadOnlyList<Target> targets,
        int connections,
        Func<Target, Task<IReadOnlyList<SignedRequest>>> requests,
        Func<Load, double> value,
        string unit,
        long bytesPerSecond = FreeMemory.MostOfSingleCallsPerSecond)
    {
        foreach (var target in targets) await target.PauseAsync();
        var values = targets.ToDictionary(static target => target, static _ => new List<double>());
        // The first round warms everything up: what is compiled anew by what it has been seen to do takes some thousand calls.
        for (var round = 0; round <= bench.Rounds; round++)
        {
            foreach (var target in targets)
            {
                var duration = round == 0 ? bench.Duration * WarmUp : bench.Duration;
                FreeMemory.Touch(duration, bytesPerSecond);
                await target.ResumeAsync();
                var load = await Wrk.RunAsync(target, await requests(target), connections, duration);
                await target.PauseAsync();
                if (load.Refused > 0 || load.Broken > 0)
                    throw new InvalidOperationException($"{workload}: {target.Name} refused {load.Refused} requests and left {load.Broken} without an answer.");
                if (round > 0) values[target].Add(value(load));
                BenchContext.Say(string.Create(CultureInfo.InvariantCulture, $"{workload} {(round == 0 ? "warm-up" : $"{round}/{bench.Rounds}")} {target.Name}: {value(load):N0} {unit}"));
            }
        }

        foreach (var target in targets) bench.Results.Add(new(workload, target.Name, unit, values[target]));
    }

    public static async Task CreateAsync(KinesisClient client, int shards)
    {
        await client.CreateStreamAsync(new() { StreamName = Stream, ShardCount = shards });
        await client.WaitUntilStreamExistsAsync(Stream);
    }

    // What one round left behind would take memory from the next: from whoever comes after it too.
    private static async Task EmptyAsync(Target target)
    {
        using var client = target.Client();
        await client.DeleteStreamAsync(new() { StreamName = Stream });
        await client.WaitUntilStreamNotExistsAsync(Stream);
        await CreateAsync(client, Shards);
    }

    private static async Task<string> IteratorAsync(KinesisClient client)
    {
        var answer = await client.GetShardIteratorAsync(new() { StreamName = Stream, ShardId = "shardId-000000000000", ShardIteratorType = ShardIteratorType.TrimHorizon });
        return answer.ShardIterator!;
    }

    private static async Task<long> AnswerBytesAsync(Target target, KinesisClient client, int limit)
    {
        using var http = new HttpClient();
        var request = SignedRequest.Of(target.Endpoint, "GetRecords", $$"""{"ShardIterator":"{{await IteratorAsync(client)}}","Limit":{{limit}}}""");
        using var message = request.ToMessage(target.Endpoint);
        using var answer = await http.SendAsync(message);
        return (await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
    }

    public static IReadOnlyList<SignedRequest> Puts(Target target, string operation, int records, int bytes, RequestSigner? signer = null) =>
    [
        .. Enumerable.Range(0, records == 1 ? 64 : 16).Select(request => SignedRequest.Of(
            target.Endpoint,
            operation,
            records == 1
                ? $$"""{"StreamName":"{{Stream}}",{{Record(bytes, request)}}}"""
                : $$"""{"StreamName":"{{Stream}}","Records":[{{string.Join(',', Enumerable.Range(0, records).Select(i => $"{{{Record(bytes, request * records + i)}}}"))}}]}""",
            signer ?? SignedRequest.Root)),
    ];

    private static string Record(int bytes, int number) => $"\"PartitionKey\":\"key-{number}\",\"Data\":\"{Encoding.ASCII.GetString(Base64Of(Random(bytes, number)))}\"";

    private static byte[] Base64Of(byte[] data)
    {
        var text = new byte[Base64.GetMaxEncodedToUtf8Length(data.Length)];
        Base64.EncodeToUtf8(data, text, out _, out _);
        return text;
    }

    private static byte[] Random(int bytes, int number)
    {
        var data = new byte[bytes];
        new Random(Seed + number).NextBytes(data);
        return data;
    }

    private static string Size(int bytes) => bytes >= 1000 ? $"{bytes / 1000}k" : $"{bytes}";
}
