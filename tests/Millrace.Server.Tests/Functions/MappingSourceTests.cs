using System.Text;
using System.Text.Json.Nodes;
using Millrace.Model.Kinesis;

namespace Millrace.Server.Tests.Functions;

/// <summary>What mappings read, from where, and with whose leave (facts/lambda.md 7).</summary>
public sealed class MappingSourceTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(90));
    private ServerProcess _server = null!;
    private MappedFunction _function = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerProcess.StartAsync("--in-memory");
        _function = new MappedFunction(_server.Endpoint);
        await _function.MakeAsync();
        await _function.Kinesis.CreateStreamAsync("s", 1);
    }

    public async ValueTask DisposeAsync()
    {
        _function.Dispose();
        await _server.DisposeAsync();
        _patience.Dispose();
    }

    [Fact]
    public async Task A_consumer_is_a_source_and_reading_begins_at_a_moment_or_at_the_tip()
    {
        await _function.AllowAsync(MappedFunction.MayRead);
        var registered = await _function.Caller.DoAsync(KinesisApi.RegisterStreamConsumer, ("StreamARN", MappedFunction.Stream("s")), ("ConsumerName", "c"));
        var consumer = (string)JsonNode.Parse(registered)!["Consumer"]!["ConsumerARN"]!;
        await _function.Kinesis.PutAsync("s", "k", "before");
        var moment = DateTimeOffset.UtcNow;
        while (DateTimeOffset.UtcNow <= moment) await Task.Yield();
        await _function.MapAsync(consumer, ("StartingPosition", "AT_TIMESTAMP"), ("StartingPositionTimestamp", moment.AddMilliseconds(1).ToUnixTimeMilliseconds() / 1000.0));
        await _function.MapAsync(MappedFunction.Stream("s"), ("StartingPosition", "LATEST"));
        await _function.Kinesis.PutAsync("s", "k", "after");
        var seen = await _function.SeenAsync(static lines => lines.Count >= 2, _patience.Token);
        Assert.Equal(
            new[] { $"{consumer} after", $"{MappedFunction.Stream("s")} after" }.Order(StringComparer.Ordinal),
            seen.Select(static line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Children_come_after_their_parent_when_a_shard_is_split_under_a_mapping()
    {
        await _function.AllowAsync(MappedFunction.MayRead);
        await _function.MapAsync(MappedFunction.Stream("s"), ("BatchSize", 2));
        const int half = 40;
        for (var i = 0; i < half; i++) await _function.Kinesis.PutAsync("s", $"k{i % 4}", $"k{i % 4}.{i:D3}");
        await _function.Caller.DoAsync(
            KinesisApi.SplitShard, ("StreamName", "s"), ("ShardToSplit", "shardId-000000000000"), ("NewStartingHashKey", "170141183460469231731687303715884105728"));
        while (!(await _function.Caller.DoAsync(KinesisApi.DescribeStreamSummary, ("StreamName", "s"))).Contains("ACTIVE", StringComparison.Ordinal))
            _patience.Token.ThrowIfCancellationRequested();
        for (var i = half; i < 2 * half; i++) await _function.Kinesis.PutAsync("s", $"k{i % 4}", $"k{i % 4}.{i:D3}");
        var seen = await _function.SeenAsync(static lines => lines.Count >= 2 * half, _patience.Token);
        foreach (var key in seen.Select(static line => line.Split(' ')[2]).GroupBy(static text => text[..2]))
            Assert.Equal(key.Order(StringComparer.Ordinal), key);
        Assert.True(seen.Select(static line => line.Split(':')[0]).Distinct().Count() > 1);
    }

    [Fact]
    public async Task A_role_is_asked_at_each_read_and_faults_are_met()
    {
        var denied = await _function.TryMapAsync(MappedFunction.Stream("s"));
        Assert.StartsWith($"Cannot access stream {MappedFunction.Stream("s")}. Please ensure the role can perform the GetRecords,", denied.Message, StringComparison.Ordinal);
        await _function.AllowAsync(MappedFunction.MayRead);
        var uuid = await _function.MapAsync(MappedFunction.Stream("s"));
        await _function.Kinesis.PutAsync("s", "k", "one");
        await _function.SeenAsync(static lines => lines.Count == 1, _patience.Token);

        await _function.AllowAsync(MappedFunction.MayRead.Replace("kinesis:Get*", "kinesis:GetShardIterator", StringComparison.Ordinal));
        await _function.Kinesis.PutAsync("s", "k", "two");
        await _function.Kinesis.PutAsync("s", "k", "three");
        var problem = await _function.ResultAsync(uuid, static result => result.StartsWith("PROBLEM: User: ", StringComparison.Ordinal), _patience.Token);
        Assert.Contains("assumed-role/worker/awslambda_", problem, StringComparison.Ordinal);
        Assert.Contains($"is not authorized to perform: kinesis:GetRecords on resource: {MappedFunction.Stream("s")}", problem, StringComparison.Ordinal);
        await _function.AllowAsync(MappedFunction.MayRead);
        await _function.SeenAsync(static lines => lines.Any(static line => line.EndsWith("three", StringComparison.Ordinal)), _patience.Token);

        using var http = new HttpClient { BaseAddress = _server.Endpoint };
        using var fault = new StringContent(
            """{"operation":"GetRecords","stream":"s","shard":"0","every":1,"error":"InternalFailure"}""", Encoding.UTF8, "application/json");
        using var armed = await http.PostAsync("_millrace/faults", fault, _patience.Token);
        armed.EnsureSuccessStatusCode();
        await _function.Kinesis.PutAsync("s", "k", "four");
        await _function.Kinesis.PutAsync("s", "k", "five");
        await _function.ResultAsync(uuid, static result => result.StartsWith("PROBLEM: ", StringComparison.Ordinal), _patience.Token);
        using var disarmed = await http.DeleteAsync("_millrace/faults", _patience.Token);
        await _function.SeenAsync(static lines => lines.Any(static line => line.EndsWith("five", StringComparison.Ordinal)), _patience.Token);
    }
}
