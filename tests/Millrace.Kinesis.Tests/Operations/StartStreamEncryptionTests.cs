using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class StartStreamEncryptionTests
{
    [Theory]
    [InlineData("alias/aws/kinesis")]
    [InlineData("alias/my-key")]
    [InlineData("12345678-90ab-cdef-1234-567890abcdef")]
    [InlineData("mrk-1234567890abcdef1234567890abcdef")]
    [InlineData("arn:aws:kms:eu-central-1:123456789012:key/12345678-90ab-cdef-1234-567890abcdef")]
    [InlineData("arn:aws:kms:eu-central-1:123456789012:alias/my-key")]
    public async Task The_key_is_kept_as_it_was_given(string key)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.SendAsync(Request(key));
        await kinesis.ReopenAsync();

        var stream = (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription;
        Assert.Equal((EncryptionType.Kms, key), (stream.EncryptionType, stream.KeyId));
        var summary = (await kinesis.SendAsync(new DescribeStreamSummaryRequest { StreamName = "s" })).StreamDescriptionSummary;
        Assert.Equal((EncryptionType.Kms, key), (summary.EncryptionType, summary.KeyId));
    }

    [Fact]
    public async Task New_records_say_so_and_old_ones_stay_as_they_were()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        Assert.Null((await kinesis.PutAsync("s", "plain")).EncryptionType);
        await kinesis.SendAsync(Request());
        Assert.Equal(EncryptionType.Kms, (await kinesis.PutAsync("s", "secret")).EncryptionType);

        var page = await kinesis.ReadAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon));
        Assert.Equal([null, EncryptionType.Kms], page.Records.Select(record => record.EncryptionType));
    }

    [Fact]
    public async Task Another_key_takes_the_place_of_the_first()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.SendAsync(Request());
        await kinesis.SendAsync(Request("alias/other"));
        Assert.Equal("alias/other", (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.KeyId);
    }

    [Fact]
    public async Task Only_KMS_is_a_type()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await Refusal.InvalidArgumentAsync(
            "EncryptionType NONE is invalid. The only valid encryption type is KMS.",
            () => kinesis.SendAsync(Request() with { EncryptionType = EncryptionType.None }));
    }

    [Theory]
    [InlineData("my-key")]
    [InlineData("alias/")]
    [InlineData("arn:aws:kinesis:eu-central-1:123456789012:stream/s")]
    public async Task What_cannot_be_a_key_is_not_found(string key)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await Refusal.IsAsync("KMSNotFoundException", $"Invalid keyId '{key}'", () => kinesis.SendAsync(Request(key)));
        Assert.Equal(EncryptionType.None, (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.EncryptionType);
    }

    [Fact]
    public async Task Twenty_five_times_in_any_24_hours_are_the_most()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        for (var i = 0; i < 25; i++)
        {
            await kinesis.SendAsync(Request());
            kinesis.Time.Advance(TimeSpan.FromMinutes(1));
        }

        await kinesis.ReopenAsync();
        await Refusal.LimitExceededAsync(
            "StartStreamEncryption can be called 25 times in 24 hours for stream s under account 123456789012.",
            () => kinesis.SendAsync(Request()));
        kinesis.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(25));
        await kinesis.SendAsync(Request());
        await Refusal.LimitExceededAsync(
            "StartStreamEncryption can be called 25 times in 24 hours for stream s under account 123456789012.",
            () => kinesis.SendAsync(Request()));
    }

    [Fact]
    public async Task A_stream_that_is_not_there_or_not_active_is_refused_before_anything_else()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { CreateDuration = TimeSpan.FromSeconds(30) });
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => kinesis.SendAsync(Request() with { EncryptionType = EncryptionType.None }));
        await kinesis.CreateAsync("s", 1);
        await Refusal.InUseAsync("Stream s under account 123456789012 not ACTIVE, instead in state CREATING", () => kinesis.SendAsync(Request() with { EncryptionType = EncryptionType.None }));
    }

    [Fact]
    public async Task The_stream_is_updating_for_as_long_as_the_change_takes()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { EncryptionDuration = TimeSpan.FromSeconds(30) });
        await kinesis.CreateAsync("s", 1);
        await kinesis.SendAsync(Request());
        Assert.Equal(StreamStatus.Updating, (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.StreamStatus);
        await Refusal.InUseAsync("Stream s under account 123456789012 not ACTIVE, instead in state UPDATING", () => kinesis.SendAsync(Request()));
        await kinesis.PutAsync("s", "x");

        kinesis.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(StreamStatus.Active, (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.StreamStatus);
    }

    private static StartStreamEncryptionRequest Request(string key = "alias/aws/kinesis") =>
        new() { StreamName = "s", EncryptionType = EncryptionType.Kms, KeyId = key };
}
