using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class StopStreamEncryptionTests
{
    [Fact]
    public async Task New_records_are_plain_again_and_the_others_stay_encrypted()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.ChangeAsync("s", state => state with { KeyId = "alias/aws/kinesis" });
        await kinesis.PutAsync("s", "secret");
        await kinesis.SendAsync(Request());
        Assert.Null((await kinesis.PutAsync("s", "plain")).EncryptionType);

        var stream = (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription;
        Assert.Equal((EncryptionType.None, null), (stream.EncryptionType, stream.KeyId));
        var page = await kinesis.ReadAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon));
        Assert.Equal([EncryptionType.Kms, null], page.Records.Select(record => record.EncryptionType));
    }

    [Fact]
    public async Task The_type_and_the_key_are_checked_as_when_it_starts()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await Refusal.InvalidArgumentAsync(
            "EncryptionType NONE is invalid. The only valid encryption type is KMS.",
            () => kinesis.SendAsync(Request() with { EncryptionType = EncryptionType.None }));
        await Refusal.IsAsync("KMSNotFoundException", "Invalid keyId '?'", () => kinesis.SendAsync(Request() with { KeyId = "?" }));
    }

    [Fact]
    public async Task Stops_have_a_limit_of_their_own()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { EncryptionChangeLimit = 2 });
        await kinesis.CreateAsync("s", 1);
        for (var i = 0; i < 2; i++)
        {
            await kinesis.SendAsync(new StartStreamEncryptionRequest { StreamName = "s", EncryptionType = EncryptionType.Kms, KeyId = "alias/k" });
            await kinesis.SendAsync(Request());
        }

        await Refusal.LimitExceededAsync(
            "StopStreamEncryption can be called 2 times in 24 hours for stream s under account 123456789012.", () => kinesis.SendAsync(Request()));
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

    private static StopStreamEncryptionRequest Request() =>
        new() { StreamName = "s", EncryptionType = EncryptionType.Kms, KeyId = "alias/aws/kinesis" };
}
