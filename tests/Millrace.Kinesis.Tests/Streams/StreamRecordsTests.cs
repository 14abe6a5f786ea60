using System.Text;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Tests.Streams;

/// <summary>What another room reads of a stream without requests.</summary>
public sealed class StreamRecordsTests
{
    private const string Shard = "shardId-000000000000";

    [Fact]
    public async Task Records_are_read_from_a_position_on_and_a_wait_ends_with_the_next()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.PutAsync("s", "one");
        await kinesis.PutAsync("s", "two");
        var records = Find(kinesis, TestKinesis.Arn("s"));
        var from = await records.FindAsync(Shard, ShardIteratorType.TrimHorizon, timestamp: null, TestKinesis.Cancellation);
        using var first = await records.ReadAsync(Shard, from, maxRecords: 1, TestKinesis.Cancellation);
        Assert.Equal("one", Encoding.UTF8.GetString(first.Records[0].Data.GetValueOrDefault().Span));
        Assert.Equal((false, false), (first.HasCaughtUp, first.HasEnded));
        Assert.Equal(first.PositionOf(0) + 1, first.Next);
        using var second = await records.ReadAsync(Shard, first.Next, maxRecords: 9, TestKinesis.Cancellation);
        Assert.Single(second.Records);
        Assert.True(second.HasCaughtUp);
        var waiting = second.WaitAsync(TestKinesis.Cancellation).AsTask();
        Assert.False(waiting.IsCompleted);
        await kinesis.PutAsync("s", "three");
        await waiting;
    }

    [Fact]
    public async Task Reads_count_as_those_of_clients_do_and_those_of_a_consumer_do_not()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { Limits = new() { ReadCallsPerSecond = 5 } });
        await kinesis.CreateAsync("s", 1);
        var consumer = await kinesis.SendAsync(new RegisterStreamConsumerRequest { StreamARN = TestKinesis.Arn("s"), ConsumerName = "c" });
        var records = Find(kinesis, TestKinesis.Arn("s"));
        Assert.True(records.IsHeldToReadLimits);
        for (var i = 0; i < 5; i++) (await records.ReadAsync(Shard, 0, 1, TestKinesis.Cancellation)).Dispose();
        await Refusal.IsAsync(
            "ProvisionedThroughputExceededException",
            "Rate exceeded for Shard - 123456789012/s/shardId-000000000000",
            async () => await records.ReadAsync(Shard, 0, 1, TestKinesis.Cancellation));
        var pushed = Find(kinesis, consumer.Consumer.ConsumerARN);
        for (var i = 0; i < 10; i++) (await pushed.ReadAsync(Shard, 0, 1, TestKinesis.Cancellation)).Dispose();
    }

    [Fact]
    public async Task A_stream_that_is_deleted_can_be_read_no_more()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var records = Find(kinesis, TestKinesis.Arn("s"));
        var changed = records.Changed;
        using var page = await records.ReadAsync(Shard, 0, 1, TestKinesis.Cancellation);
        await kinesis.SendAsync(new DeleteStreamRequest { StreamName = "s" });
        await changed;
        await page.WaitAsync(TestKinesis.Cancellation);
        var refusal = await Assert.ThrowsAsync<ServiceException>(async () => await records.ReadAsync(Shard, 0, 1, TestKinesis.Cancellation));
        Assert.Equal("ResourceNotFoundException", refusal.Code);
    }

    private static Kinesis.Consumers.StreamRecords Find(TestKinesis kinesis, string arn)
    {
        using var context = new RequestContext("request", new Caller(TestKinesis.Account, $"arn:aws:iam::{TestKinesis.Account}:root", TestKinesis.Account, "key"), TestKinesis.Region);
        return Kinesis.Consumers.StreamRecords.Find(kinesis.Room, arn, context, isShown: false);
    }
}
