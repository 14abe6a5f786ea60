using System.Net;
using Millrace.Client.Administration;
using Millrace.Client.Kinesis;
using Millrace.Model.Kinesis;
using Millrace.Server.Tests;

namespace Millrace.Client.Tests.Administration;

/// <summary>The administration of the built program.</summary>
public sealed class MillraceAdministrationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_held_clock_expires_an_iterator_at_once()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var administration = new MillraceAdministration(server.Endpoint);
        using var client = Clients.At(server.Endpoint.ToString());
        var held = await administration.HoldClockAsync(Cancellation);
        await client.CreateStreamAsync(new() { StreamName = "s", ShardCount = 1 }, Cancellation);
        var iterator = await client.GetShardIteratorAsync(
            new() { StreamName = "s", ShardId = "shardId-000000000000", ShardIteratorType = ShardIteratorType.Latest }, Cancellation);
        var advanced = await administration.AdvanceClockAsync(TimeSpan.FromMinutes(6), Cancellation);

        Assert.Equal((true, held.Now + TimeSpan.FromMinutes(6)), (advanced.Held, advanced.Now));
        Assert.Equal(advanced.Now, (await administration.GetClockAsync(Cancellation)).Now);
        await Assert.ThrowsAsync<ExpiredIteratorException>(() => client.GetRecordsAsync(new() { ShardIterator = iterator.ShardIterator! }, Cancellation));
        Assert.False((await administration.ReleaseClockAsync(Cancellation)).Held);
    }

    [Fact]
    public async Task A_fault_makes_a_client_retry_until_it_is_deleted()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var administration = new MillraceAdministration(server.Endpoint);
        using var client = Clients.At(server.Endpoint.ToString(), config => config.MaxErrorRetry = 0);
        await client.CreateStreamAsync(new() { StreamName = "s", ShardCount = 1 }, Cancellation);
        var rule = await administration.AddFaultAsync(new FaultRule { Operation = "PutRecord", Error = "ProvisionedThroughputExceededException" }, Cancellation);
        PutRecordRequest put = new() { StreamName = "s", PartitionKey = "k", Data = new byte[1] };
        await Assert.ThrowsAsync<ProvisionedThroughputExceededException>(() => client.PutRecordAsync(put, Cancellation));
        Assert.Equal([rule with { Hits = 1 }], await administration.ListFaultsAsync(Cancellation));

        await administration.DeleteFaultAsync(rule.Id!.Value, Cancellation);
        await client.PutRecordAsync(put, Cancellation);
        await administration.AddFaultAsync(new FaultRule { Error = "InternalFailure" }, Cancellation);
        await administration.ClearFaultsAsync(Cancellation);
        Assert.Empty(await administration.ListFaultsAsync(Cancellation));
    }

    [Fact]
    public async Task Single_records_and_whole_pages_are_hit_and_nothing_is_lost()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var administration = new MillraceAdministration(server.Endpoint);
        using var client = Clients.At(server.Endpoint.ToString());
        await client.CreateStreamAsync(new() { StreamName = "s", ShardCount = 1 }, Cancellation);
        var record = await administration.AddFaultAsync(
            new FaultRule { Part = "record", Stream = "s", Shard = "shardId-000000000000", Every = 3, Error = "InternalFailure" }, Cancellation);
        var page = await administration.AddFaultAsync(new FaultRule { Part = "page", Every = 2 }, Cancellation);
        PutRecordsRequest put = new()
        {
            StreamName = "s",
            Records = [.. Enumerable.Range(0, 7).Select(static i => new PutRecordsRequestEntry { PartitionKey = "k", Data = new[] { (byte)i } })],
        };
        var answer = await client.PutRecordsAsync(put, Cancellation);
        Assert.Equal(2, answer.FailedRecordCount);
        Assert.Equal(
            [null, null, "InternalFailure: Internal service failure.", null, null, "InternalFailure: Internal service failure.", null],
            answer.Records.Select(static entry => entry.ErrorCode is null ? null : $"{entry.ErrorCode}: {entry.ErrorMessage}"));

        var next = (await client.GetShardIteratorAsync(
            new() { StreamName = "s", ShardId = "0", ShardIteratorType = ShardIteratorType.TrimHorizon }, Cancellation)).ShardIterator!;
        var pages = new List<byte[]>();
        for (var i = 0; i < 4; i++)
        {
            var read = await client.GetRecordsAsync(new() { ShardIterator = next, Limit = 2 }, Cancellation);
            pages.Add([.. read.Records.Select(static entry => entry.Data!.Value.Span[0])]);
            next = read.NextShardIterator!;
        }

        Assert.Equal([[0, 1], [], [3, 4], []], pages);
        Assert.Equal([6], (await client.GetRecordsAsync(new() { ShardIterator = next }, Cancellation)).Records.Select(static entry => entry.Data!.Value.Span[0]));
        Assert.Equal([record with { Hits = 2 }, page with { Hits = 2 }], await administration.ListFaultsAsync(Cancellation));
    }

    [Fact]
    public async Task An_on_demand_stream_grows_while_the_clock_is_moved_on()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var administration = new MillraceAdministration(server.Endpoint);
        using var client = Clients.At(server.Endpoint.ToString());
        await administration.HoldClockAsync(Cancellation);
        await administration.ChangeSettingsAsync(
            new Dictionary<string, string?> { ["onDemandScaling"] = "on", ["writeRecordsPerSecond"] = "2" }, Cancellation);
        await client.CreateStreamAsync(new() { StreamName = "s" }, Cancellation);
        PutRecordsRequest put = new()
        {
            StreamName = "s",
            Records =
            [
                .. Enumerable.Range(0, 8).Select(static i => new PutRecordsRequestEntry
                {
                    PartitionKey = "k",
                    ExplicitHashKey = $"{UInt128.MaxValue / 8 * (UInt128)i + 8}",
                    Data = new byte[1],
                })
            ],
        };

        // The minutes that are measured began before the clock was held, so the second one at the latest is full.
        var seconds = 0;
        for (; await OpenShardsAsync() != 8; seconds++)
        {
            await client.PutRecordsAsync(put, Cancellation);
            await administration.AdvanceClockAsync(TimeSpan.FromSeconds(1), Cancellation);
        }

        Assert.True(seconds > 30);

        async Task<int> OpenShardsAsync() =>
            (await client.DescribeStreamSummaryAsync(new() { StreamName = "s" }, Cancellation)).StreamDescriptionSummary.OpenShardCount!.Value;
    }

    [Fact]
    public async Task Settings_are_changed_and_told()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var administration = new MillraceAdministration(server.Endpoint);
        var changed = await administration.ChangeSettingsAsync(
            new Dictionary<string, string?> { ["preset"] = "aws", ["reshardDuration"] = "2s", ["readCallsPerSecond"] = null }, Cancellation);
        Assert.Equal(("2s", null, "1000"), (changed["reshardDuration"], changed["readCallsPerSecond"], changed["writeRecordsPerSecond"]));
        Assert.Equal(changed, await administration.GetSettingsAsync(Cancellation));
        Assert.Equal(changed, await administration.ChangeSettingsAsync(changed, Cancellation));
        var refused = await Assert.ThrowsAsync<HttpRequestException>(
            () => administration.ChangeSettingsAsync(new Dictionary<string, string?> { ["reshardDuration"] = "soon" }, Cancellation));
        Assert.Contains("'soon' is not a duration", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_are_set_and_told()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var administration = new MillraceAdministration(server.Endpoint);
        Assert.Equal(new ServerLimits { ControlPlaneRates = false, Scale = 1 }, await administration.GetLimitsAsync(Cancellation));
        var limits = await administration.SetLimitsAsync(new ServerLimits { Preset = "aws", ReadCallsPerSecond = 50, ControlPlaneRates = false }, Cancellation);
        Assert.Equal((1000, 50, false), (limits.WriteRecordsPerSecond, limits.ReadCallsPerSecond, limits.ControlPlaneRates));
        Assert.Equal(limits, await administration.GetLimitsAsync(Cancellation));
    }

    [Fact]
    public async Task A_refusal_comes_with_the_server_s_words()
    {
        await using var server = await ServerProcess.StartAsync("--in-memory");
        using var administration = new MillraceAdministration(server.Endpoint);
        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => administration.AdvanceClockAsync(TimeSpan.FromSeconds(-1), Cancellation));
        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
        Assert.Contains("The clock goes forward only", refusal.Message, StringComparison.Ordinal);
    }
}
