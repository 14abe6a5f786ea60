using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class UpdateMaxRecordSizeTests
{
    [Fact]
    public async Task A_record_of_10_MiB_goes_in_and_comes_out()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.SendAsync(Request(10_240));
        var summary = (await kinesis.SendAsync(new DescribeStreamSummaryRequest { StreamName = "s" })).StreamDescriptionSummary;
        Assert.Equal(10_240, summary.MaxRecordSizeInKiB);

        var data = new byte[(10 << 20) - 1];
        new Random(1).NextBytes(data);
        var put = await kinesis.SendAsync(new PutRecordRequest { StreamName = "s", PartitionKey = "k", Data = data });
        await kinesis.PutAsync("s", "after");
        var page = await kinesis.ReadAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon));
        var record = Assert.Single(page.Records);
        Assert.Equal(put.SequenceNumber, record.SequenceNumber);
        Assert.True(record.Data!.Value.Span.SequenceEqual(data));
        Assert.Equal(["after"], await kinesis.ReadTextsAsync(page.NextShardIterator!));

        await Refusal.IsAsync(
            "ValidationException",
            "1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=10485760 cap=10485760]' at 'data' failed to satisfy constraint: "
            + "Member must have length less than or equal to 10485759",
            () => kinesis.SendAsync(new PutRecordRequest { StreamName = "s", PartitionKey = "k", Data = new byte[10 << 20] }));
    }

    [Fact]
    public async Task A_smaller_size_refuses_what_was_taken_before_and_keeps_it()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.SendAsync(new CreateStreamRequest { StreamName = "s", ShardCount = 1, MaxRecordSizeInKiB = 2048 });
        var big = new string('x', 2_000_000);
        await kinesis.PutAsync("s", big);
        await kinesis.SendAsync(Request(1024));
        await Refusal.IsAsync(
            "ValidationException",
            "1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=2000000 cap=2000000]' at 'data' failed to satisfy constraint: "
            + "Member must have length less than or equal to 1048576",
            () => kinesis.PutAsync("s", big));
        Assert.Equal([big], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));
    }

    [Fact]
    public async Task The_stream_must_be_named()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await Refusal.InvalidArgumentAsync(
            "StreamARN should be provided.", () => kinesis.SendAsync(new UpdateMaxRecordSizeRequest { MaxRecordSizeInKiB = 1024 }));
    }

    [Fact]
    public async Task A_stream_that_is_not_there_or_not_active_is_refused_before_anything_else()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { CreateDuration = TimeSpan.FromSeconds(30) });
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => kinesis.SendAsync(Request(2048)));
        await kinesis.CreateAsync("s", 1);
        await Refusal.InUseAsync("Stream s under account 123456789012 not ACTIVE, instead in state CREATING", () => kinesis.SendAsync(Request(2048)));
    }

    [Fact]
    public async Task The_stream_is_updating_for_as_long_as_the_change_takes()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { SettingDuration = TimeSpan.FromSeconds(30) });
        await kinesis.CreateAsync("s", 1);
        await kinesis.SendAsync(Request(2048));
        Assert.Equal(StreamStatus.Updating, (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.StreamStatus);
        await Refusal.InUseAsync("Stream s under account 123456789012 not ACTIVE, instead in state UPDATING", () => kinesis.SendAsync(Request(2048)));
        await kinesis.PutAsync("s", "x");

        kinesis.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(StreamStatus.Active, (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.StreamStatus);
    }

    private static UpdateMaxRecordSizeRequest Request(int kiB) => new() { StreamARN = TestKinesis.Arn("s"), MaxRecordSizeInKiB = kiB };
}
