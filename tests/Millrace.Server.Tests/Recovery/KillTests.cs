using System.Collections.Concurrent;
using System.Numerics;

namespace Millrace.Server.Tests.Recovery;

/// <summary>kill -9 during puts: every acknowledged record is there after a restart, once, in order, and no sequence number is given twice.</summary>
public sealed class KillTests
{
    private const int Rounds = 6;
    private const int Writers = 6;
    private const int Shards = 3;
    private const string Stream = "kill";

    private readonly ConcurrentDictionary<string, bool> _sent = new();
    private readonly ConcurrentDictionary<string, PutAnswer> _acknowledged = new();
    private readonly Dictionary<string, BigInteger> _highest = [];

    [Fact]
    public async Task Every_acknowledged_record_outlives_kill_9_in_normal()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var data = new TemporaryDirectory();
        for (var round = 0; round < Rounds; round++)
        {
            await using (var server = await ServerProcess.StartAsync("--data", data.Path, "--durability", "normal"))
            {
                if (round == 0)
                {
                    using var caller = new KinesisCaller(server.Endpoint);
                    await caller.CreateStreamAsync(Stream, Shards);
                }

                await WriteAndKillAsync(server, round, after: random.Next(1, 500));
            }

            await CheckAsync(data.Path);
        }
    }

    private async Task WriteAndKillAsync(ServerProcess server, int round, int after)
    {
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = after;
        var writers = Enumerable.Range(0, Writers)
            .Select(writer => WriteUntilKilledAsync(server.Endpoint, $"{round}/{writer}", batch: writer % 3 == 0 ? 7 : 1, () =>
            {
                if (Interlocked.Decrement(ref left) == 0) enough.TrySetResult();
            }))
            .ToArray();
        var ended = Task.WhenAll(writers);
        if (await Task.WhenAny(enough.Task, ended) == ended) await ended;
        Assert.True(enough.Task.IsCompleted, "The writers ended before the kill.");
        await server.KillAsync();
        await ended;
    }

    // Record n+1 is sent when record n was acknowledged, so the order of a writer's records is that of their numbers.
    private async Task WriteUntilKilledAsync(Uri endpoint, string writer, int batch, Action acknowledged)
    {
        using var caller = new KinesisCaller(endpoint);
        try
        {
            for (var number = 0; ; number += batch)
            {
                var texts = Enumerable.Range(number, batch).Select(n => $"{writer}/{n:D6}").ToArray();
                foreach (var text in texts) _sent[text] = true;
                var answers = batch == 1 ? [await caller.PutAsync(Stream, writer, texts[0])] : await caller.PutAsync(Stream, writer, texts);
                for (var i = 0; i < batch; i++)
                {
                    _acknowledged[texts[i]] = answers[i];
                    acknowledged();
                }
            }
        }
        catch (HttpRequestException killed) when (killed.StatusCode is null)
        {
            // The connection broke, which is what a kill looks like from here.
        }
    }

    private async Task CheckAsync(string data)
    {
        await using var server = await ServerProcess.StartAsync("--data", data);
        using var caller = new KinesisCaller(server.Endpoint);
        var stored = new Dictionary<string, PutAnswer>();
        foreach (var (shard, hashKey) in await caller.ShardsAsync(Stream))
        {
            var records = await caller.ReadToTipAsync(await caller.IteratorAsync(Stream, shard));
            foreach (var record in records) Assert.True(stored.TryAdd(record.Text, new PutAnswer(shard, record.SequenceNumber)), $"{record.Text} is there twice.");
            foreach (var (earlier, later) in records.Zip(records.Skip(1))) Assert.True(later.SequenceNumber > earlier.SequenceNumber, "Sequence numbers do not rise.");
            foreach (var writer in records.Select(record => record.Text).GroupBy(text => text[..text.LastIndexOf('/')]))
                Assert.Equal(writer.Order(StringComparer.Ordinal), writer);
            var (text, answer) = await CheckThatNumbersRiseAsync(caller, shard, hashKey, records);
            stored.Add(text, answer);
        }

        Assert.All(_acknowledged, record => Assert.Equal(record.Value, stored.GetValueOrDefault(record.Key)));
        Assert.All(stored.Keys, text => Assert.True(_sent.ContainsKey(text), $"{text} was never sent."));
        Assert.Equal(0, await server.StopAsync());
    }

    // What is put now has a higher number than all that was ever read or acknowledged in the shard.
    private async Task<(string Text, PutAnswer Answer)> CheckThatNumbersRiseAsync(KinesisCaller caller, string shard, string hashKey, IReadOnlyList<ReadRecord> records)
    {
        var text = $"check/{_sent.Count:D9}/{shard}";
        _sent[text] = true;
        var answer = await caller.PutAsync(Stream, "check", text, hashKey);
        Assert.Equal(shard, answer.Shard);
        if (records.Count > 0) Assert.True(answer.SequenceNumber > records[^1].SequenceNumber, "A sequence number went back.");
        if (_highest.TryGetValue(shard, out var highest)) Assert.True(answer.SequenceNumber > highest, "A sequence number went back.");
        _highest[shard] = answer.SequenceNumber;
        _acknowledged[text] = answer;
        return (text, answer);
    }
}
