using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class IncreaseStreamRetentionPeriodTests
{
    [Fact]
    public async Task Records_are_kept_for_as_long_as_was_asked_for()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.PutAsync("s", "x");
        await kinesis.SendAsync(Request(8760));
        Assert.Equal(8760, (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.RetentionPeriodHours);

        kinesis.Time.Advance(TimeSpan.FromHours(8760));
        Assert.Equal(["x"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));
        kinesis.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Empty(await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));
    }

    [Fact]
    public async Task What_had_passed_out_of_retention_does_not_come_back()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { TrimInterval = TimeSpan.FromDays(40) });
        await kinesis.CreateAsync("s", 1);
        var old = await kinesis.PutAsync("s", "old");
        kinesis.Time.Advance(TimeSpan.FromHours(1));
        await kinesis.PutAsync("s", "new");
        kinesis.Time.Advance(TimeSpan.FromHours(23.5));
        await kinesis.SendAsync(Request(48));
        await kinesis.ReopenAsync();

        Assert.Equal(["new"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));
        Assert.Equal(["new"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.AtSequenceNumber, number: old.SequenceNumber)));
        Assert.Equal(["new"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.AtTimestamp, timestamp: TestKinesis.Start)));
        kinesis.Time.Advance(TimeSpan.FromHours(24.5));
        Assert.Equal(["new"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));
        kinesis.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Empty(await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));
    }

    [Fact]
    public async Task The_period_that_a_stream_has_already_is_accepted_and_changes_nothing()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { SettingDuration = TimeSpan.FromSeconds(30) });
        await kinesis.CreateAsync("s", 1);
        await kinesis.SendAsync(Request(24));
        var stream = (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription;
        Assert.Equal((StreamStatus.Active, 24), (stream.StreamStatus, stream.RetentionPeriodHours));
    }

    [Theory]
    [InlineData(int.MinValue, "Minimum allowed retention period is 24 hours. Requested retention period (-2147483648 hours) is too short.")]
    [InlineData(23, "Minimum allowed retention period is 24 hours. Requested retention period (23 hours) is too short.")]
    [InlineData(8761, "Maximum allowed retention period is 8760 hours. Requested retention period (8761 hours) is too long.")]
    [InlineData(
        47,
        "Requested retention period (47 hours) for stream s can not be shorter than existing retention period (48 hours). "
        + "Use DecreaseRetentionPeriod API.")]
    public async Task A_period_that_cannot_be_is_refused(int hours, string text)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.SendAsync(Request(48));
        await Refusal.InvalidArgumentAsync(text, () => kinesis.SendAsync(Request(hours)));
        Assert.Equal(48, (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.RetentionPeriodHours);
    }

    [Fact]
    public async Task A_stream_that_is_not_there_or_not_active_is_refused_before_anything_else()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { CreateDuration = TimeSpan.FromSeconds(30) });
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => kinesis.SendAsync(Request(1)));
        await kinesis.CreateAsync("s", 1);
        await Refusal.InUseAsync("Stream s under account 123456789012 not ACTIVE, instead in state CREATING", () => kinesis.SendAsync(Request(1)));
    }

    [Fact]
    public async Task The_stream_is_updating_for_as_long_as_the_change_takes()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { SettingDuration = TimeSpan.FromSeconds(30) });
        await kinesis.CreateAsync("s", 1);
        await kinesis.SendAsync(Request(48));
        Assert.Equal(StreamStatus.Updating, (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.StreamStatus);
        await Refusal.InUseAsync("Stream s under account 123456789012 not ACTIVE, instead in state UPDATING", () => kinesis.SendAsync(Request(48)));
        await kinesis.PutAsync("s", "x");

        kinesis.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(StreamStatus.Active, (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.StreamStatus);
    }

    private static IncreaseStreamRetentionPeriodRequest Request(int hours) => new() { StreamName = "s", RetentionPeriodHours = hours };
}
