using System.Collections.Concurrent;
using System.Numerics;
using System.Text.Json.Nodes;

namespace Millrace.Server.Tests.Recovery;

/// <summary>
/// Writers that put records and make and delete streams until the server is killed, and what must be there afterwards: everything that was
/// acknowledged, once, in order, and no sequence number twice.
/// </summary>
internal sealed class Workload
{
    private const int Writers = 6;
    private const int Shards = 3;
    private const string Stream = "kill";

    private readonly ConcurrentDictionary<string, bool> _sent = new();
    private readonly ConcurrentDictionary<string, PutAnswer> _acknowledged = new();
    private readonly ConcurrentDictionary<string, bool> _streams = new();
    private readonly Dictionary<string, BigInteger> _highest = [];

    /// <summary>Makes the stream that is written to.</summary>
    public static async Task BeginAsync(ServerProcess server)
    {
        using var caller = new KinesisCaller(server.Endpoint);
        await caller.CreateStreamAsync(Stream, Shards);
    }

    /// <summary>Writes until so many records were acknowledged, and kills the server in the middle of it.</summary>
    public async Task WriteAndKillAsync(ServerProcess server, int round, int after)
    {
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = after;
        var writers = Enumerable.Range(0, Writers)
            .Select(writer => WriteUntilKilledAsync(server.Endpoint, $"{round}/{writer}", batch: writer % 3 == 0 ? 7 : 1, () =>
            {
                if (Interlocked.Decrement(ref left) == 0) enough.TrySetResult();
            }))
            .Append(ChangeStreamsUntilKilledAsync(server.Endpoint, round))
            .ToArray();
        var ended = Task.WhenAll(writers);
        if (await Task.WhenAny(enough.Task, ended) == ended) await ended;
        Assert.True(enough.Task.IsCompleted, "The writers ended before the kill.");
        await server.KillAsync();
        await ended;
    }

    /// <summary>Holds what a server finds against what was acknowledged.</summary>
    /// <param name="data">The data directory.</param>
    /// <param name="goesOn">Whether the directory is used on: then what the check itself puts must be there next time, too.</param>
    public async Task CheckAsync(string data, bool goesOn)
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
            await CheckThatNumbersRiseAsync(caller, shard, hashKey, records, goesOn ? stored : null);
        }

        Assert.All(_acknowledged, record => Assert.Equal(record.Value, stored.GetValueOrDefault(record.Key)));
        Assert.All(stored.Keys, text => Assert.True(_sent.ContainsKey(text), $"{text} was never sent."));
        var streams = (await caller.CallAsync("ListStreams", new() { ["Limit"] = 10_000 }))!["StreamNames"]!.AsArray().Select(name => (string)name!).ToHashSet();
        Assert.All(_streams, stream => Assert.True(streams.Contains(stream.Key) == stream.Value, $"{stream.Key} is {(stream.Value ? "gone" : "there again")}."));
        Assert.Equal(0, await server.StopAsync());
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

    // Of a call that was not answered nobody knows, so its stream is not looked for.
    private async Task ChangeStreamsUntilKilledAsync(Uri endpoint, int round)
    {
        using var caller = new KinesisCaller(endpoint);
        try
        {
            for (var number = 0; ; number++)
            {
                var name = $"state-{round}-{number}";
                await caller.CreateStreamAsync(name, 1);
                _streams[name] = true;
                if (number % 3 != 2) continue;
                _streams.TryRemove(name, out _);
                await caller.CallAsync("DeleteStream", new JsonObject { ["StreamName"] = name });
                _streams[name] = false;
            }
        }
        catch (HttpRequestException killed) when (killed.StatusCode is null)
        {
            // The connection broke, which is what a kill looks like from here.
        }
    }

    // What is put now has a higher number than all that was ever read or acknowledged in the shard.
    private async Task CheckThatNumbersRiseAsync(
        KinesisCaller caller, string shard, string hashKey, IReadOnlyList<ReadRecord> records, Dictionary<string, PutAnswer>? stored)
    {
        var text = $"check/{_sent.Count:D9}/{shard}";
        var answer = await caller.PutAsync(Stream, "check", text, hashKey);
        Assert.Equal(shard, answer.Shard);
        if (records.Count > 0) Assert.True(answer.SequenceNumber > records[^1].SequenceNumber, "A sequence number went back.");
        Assert.All(
            _acknowledged.Values.Where(put => put.Shard == shard), put => Assert.True(answer.SequenceNumber > put.SequenceNumber, "A sequence number went back."));
        if (stored is null) return;
        if (_highest.TryGetValue(shard, out var highest)) Assert.True(answer.SequenceNumber > highest, "A sequence number went back.");
        _sent[text] = true;
        _highest[shard] = answer.SequenceNumber;
        _acknowledged[text] = answer;
        stored.Add(text, answer);
    }
}
