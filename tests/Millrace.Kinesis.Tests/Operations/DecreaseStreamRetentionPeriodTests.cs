using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class DecreaseStreamRetentionPeriodTests
{
    [Fact]
    public async Task Older_records_are_gone_at_once_and_for_good()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.SendAsync(new IncreaseStreamRetentionPeriodRequest { StreamName = "s", RetentionPeriodHours = 48 });
        await kinesis.PutAsync("s", "old");
        kinesis.Time.Advance(TimeSpan.FromHours(30));
        await kinesis.PutAsync("s", "new");
        Assert.Equal(["old", "new"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));

        await kinesis.SendAsync(Request(24));
        Assert.Equal(["new"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));
        await kinesis.SendAsync(new IncreaseStreamRetentionPeriodRequest { StreamName = "s", RetentionPeriodHours = 48 });
        Assert.Equal(["new"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));
    }

    [Fact]
    public async Task What_older_records_took_is_freed_before_the_answer()
    {
        TrimmedRecordLogStore? logs = null;
        await using var kinesis = await TestKinesis.OpenAsync(
            new KinesisOptions { TrimInterval = TimeSpan.FromDays(40) }, inner => logs = new TrimmedRecordLogStore(inner));
        await kinesis.CreateAsync("s", 2);
        await kinesis.SendAsync(new IncreaseStreamRetentionPeriodRequest { StreamName = "s", RetentionPeriodHours = 48 });
        kinesis.Time.Advance(TimeSpan.FromHours(30));
        await kinesis.SendAsync(Request(24));

        var horizon = kinesis.Now - TimeSpan.FromHours(24).TotalMilliseconds;
        Assert.Equal([horizon, horizon], logs!.Trims.Select(trim => (double)trim));
    }

    [Theory]
    [InlineData(0, "Minimum allowed retention period is 24 hours. Requested retention period (0 hours) is too short.")]
    [InlineData(8761, "Maximum allowed retention period is 8760 hours. Requested retention period (8761 hours) is too long.")]
    [InlineData(
        25,
        "Requested retention period (25 hours) for stream s can not be longer than existing retention period (24 hours). "
        + "Use IncreaseRetentionPeriod API.")]
    public async Task A_period_that_cannot_be_is_refused(int hours, string text)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await Refusal.InvalidArgumentAsync(text, () => kinesis.SendAsync(Request(hours)));
    }

    [Fact]
    public async Task The_period_that_a_stream_has_already_is_accepted_and_changes_nothing()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { SettingDuration = TimeSpan.FromSeconds(30) });
        await kinesis.CreateAsync("s", 1);
        await kinesis.SendAsync(Request(24));
        Assert.Equal(StreamStatus.Active, (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.StreamStatus);
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
        await kinesis.ChangeAsync("s", state => state with { RetentionPeriodHours = 48 });
        await kinesis.SendAsync(Request(24));
        Assert.Equal(StreamStatus.Updating, (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.StreamStatus);
        await Refusal.InUseAsync("Stream s under account 123456789012 not ACTIVE, instead in state UPDATING", () => kinesis.SendAsync(Request(24)));
    }

    private static DecreaseStreamRetentionPeriodRequest Request(int hours) => new() { StreamName = "s", RetentionPeriodHours = hours };
}
