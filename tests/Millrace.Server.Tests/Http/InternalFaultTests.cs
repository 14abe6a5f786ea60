using System.Net;
using Microsoft.Extensions.Logging;
using Millrace.Http;
using Millrace.Storage.Logs;
using Millrace.Storage.State;
using Millrace.Storage.Time;
using Millrace.Wire;

namespace Millrace.Server.Tests.Http;

/// <summary>What callers and the log are told when a disk is full or fails.</summary>
public sealed class InternalFaultTests
{
    public static TheoryData<Exception, string> Faults => new()
    {
        { new RecordLogException(RecordLogFault.DiskFull, "log x"), "The server's disk is full. Nothing was written; it can be tried again." },
        { new StateStoreException(StateStoreFault.DiskFull, "state"), "The server's disk is full. Nothing was written; it can be tried again." },
        { new RecordLogException(RecordLogFault.Failed, "log x"), "The server's disk failed. Nothing was acknowledged; the server's log says more." },
        { new StateStoreException(StateStoreFault.Failed, "state"), "The server's disk failed. Nothing was acknowledged; the server's log says more." },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task A_disk_s_fault_is_answered_as_one_that_sdks_send_again(Exception fault, string text)
    {
        await using var server = await EndpointServer.StartAsync((_, _) => throw fault);
        using var response = await Good().SendAsync(server);
        var answer = await Answer.ReadAsync(response);

        Assert.Equal((HttpStatusCode.InternalServerError, "InternalFailure", text), (answer.Status, answer.Type, answer.Message));
        var line = Assert.Single(server.Log.Lines, line => line.Level == LogLevel.Error);
        Assert.Equal((null, $"Kinesis.PutRecord: {fault.Message}"), (line.Exception, line.Text));
    }

    [Fact]
    public async Task The_same_fault_of_many_calls_is_a_line_every_ten_seconds()
    {
        var clock = new HoldableClock(TimeProvider.System);
        clock.Hold();
        await using var server = await EndpointServer.StartAsync((_, _) => throw new RecordLogException(RecordLogFault.DiskFull, "No room."), clock: clock);
        for (var i = 0; i < 5; i++) (await Good().SendAsync(server)).Dispose();
        Assert.Equal("Kinesis.PutRecord: No room.", Assert.Single(server.Log.Lines, line => line.Level == LogLevel.Error).Text);

        clock.Advance(InternalFaults.QuietTime);
        for (var i = 0; i < 2; i++) (await Good().SendAsync(server)).Dispose();

        Assert.Equal(
            ["Kinesis.PutRecord: No room.", "Kinesis.PutRecord: No room. (4 more like it before)"],
            server.Log.Lines.Where(line => line.Level == LogLevel.Error).Select(line => line.Text));
    }

    [Fact]
    public async Task An_error_with_a_cause_is_told_and_logged_with_it()
    {
        var cause = new IOException("bytes 3 to 4");
        await using var server = await EndpointServer.StartAsync((_, _) => throw new ServiceException("InternalFailure", "Damaged.", 500, cause));
        using var response = await Good().SendAsync(server);
        var answer = await Answer.ReadAsync(response);

        Assert.Equal((HttpStatusCode.InternalServerError, "InternalFailure", "Damaged."), (answer.Status, answer.Type, answer.Message));
        Assert.Equal(
            "Kinesis.PutRecord: Damaged. (bytes 3 to 4)", Assert.Single(server.Log.Lines, line => line.Level == LogLevel.Error).Text);
    }

    [Fact]
    public async Task A_call_that_is_answered_although_something_failed_leaves_a_line()
    {
        await using var server = await EndpointServer.StartAsync((_, context) =>
        {
            context.Fault = new RecordLogException(RecordLogFault.DiskFull, "No room in one shard.");
            return Task.FromResult(new Model.Kinesis.PutRecordResponse { ShardId = "shardId-000000000000", SequenceNumber = "1" });
        });
        using var response = await Good().SendAsync(server);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            "Kinesis.PutRecord: No room in one shard.", Assert.Single(server.Log.Lines, line => line.Level == LogLevel.Error).Text);
    }

    private static AwsRequest Good() => new();
}
