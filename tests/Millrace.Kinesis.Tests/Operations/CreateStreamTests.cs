using System.Globalization;
using System.Numerics;
using Millrace.Kinesis.Records;
using Millrace.Kinesis.Streams;
using Millrace.Model.Kinesis;
using Millrace.Storage.State;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class CreateStreamTests
{
    [Fact]
    public async Task A_stream_is_active_with_its_shards_before_the_answer()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 3);

        var stream = (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription;
        Assert.Equal(StreamStatus.Active, stream.StreamStatus);
        Assert.Equal(StreamMode.Provisioned, stream.StreamModeDetails!.StreamMode);
        Assert.Equal(["shardId-000000000000", "shardId-000000000001", "shardId-000000000002"], stream.Shards.Select(shard => shard.ShardId));
        Assert.All(stream.Shards, shard => Assert.Null(shard.SequenceNumberRange.EndingSequenceNumber));
        Assert.All(stream.Shards, shard => Assert.Null(shard.ParentShardId));

        var starts = stream.Shards.Select(shard => BigInteger.Parse(shard.SequenceNumberRange.StartingSequenceNumber, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal("22300745198530623141535718272648361505980432", (starts[1] - starts[0]).ToString(CultureInfo.InvariantCulture));
        Assert.Equal(starts[1] - starts[0], starts[2] - starts[1]);
    }

    [Fact]
    public async Task Starting_numbers_carry_two_seconds_before_the_call()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);

        var shard = (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.Shards[0];
        Assert.True(SequenceNumber.TryParse(shard.SequenceNumberRange.StartingSequenceNumber, out var start));
        Assert.Equal(TestKinesis.Start.ToUnixTimeSeconds() - 2, start.CreationSecond);
        Assert.Equal((start.CreationSecond, 0L, 0), (start.ArrivalSecond, start.Index, start.ShardIndex));
    }

    [Fact]
    public async Task Without_count_and_mode_there_are_four_shards()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.SendAsync(new CreateStreamRequest { StreamName = "s" });

        var stream = (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription;
        Assert.Equal(4, stream.Shards.Count);
        Assert.Equal(StreamMode.OnDemand, stream.StreamModeDetails!.StreamMode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(9)]
    public async Task On_demand_starts_with_four_shards_whatever_the_count(int? count)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.SendAsync(new CreateStreamRequest
        {
            StreamName = "s", ShardCount = count, StreamModeDetails = new StreamModeDetails { StreamMode = StreamMode.OnDemand },
        });
        Assert.Equal(4, (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.Shards.Count);
    }

    [Fact]
    public async Task Provisioned_needs_a_count()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await Refusal.InvalidArgumentAsync(
            "ShardCount must be specified for a stream in PROVISIONED mode.",
            () => kinesis.SendAsync(new CreateStreamRequest
            {
                StreamName = "s", StreamModeDetails = new StreamModeDetails { StreamMode = StreamMode.Provisioned },
            }));
    }

    [Fact]
    public async Task A_name_is_taken_in_any_state_and_nothing_is_changed()
    {
        var options = new KinesisOptions { CreateDuration = TimeSpan.FromSeconds(30), DeleteDuration = TimeSpan.FromSeconds(30) };
        await using var kinesis = await TestKinesis.OpenAsync(options);
        await kinesis.CreateAsync("s", 2);
        await Taken();
        kinesis.Time.Advance(TimeSpan.FromSeconds(30));
        await Taken();
        await kinesis.SendAsync(new DeleteStreamRequest { StreamName = "s" });
        await Taken();

        kinesis.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(2, (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.Shards.Count);

        Task Taken() => Refusal.InUseAsync("Stream s under account 123456789012 already exists.", () => kinesis.CreateAsync("s", 5));
    }

    [Fact]
    public async Task Of_many_at_once_one_makes_the_stream()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        var calls = Enumerable.Range(1, 20).Select(count => Task.Run(() => kinesis.CreateAsync("s", count))).ToArray();
        await Task.WhenAll(calls).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        Assert.Equal(1, calls.Count(call => call.IsCompletedSuccessfully));
        var winner = Array.FindIndex(calls, call => call.IsCompletedSuccessfully);
        Assert.Equal(winner + 1, (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.Shards.Count);
        Assert.All(calls.Where(call => call.IsFaulted), call =>
            Assert.Equal("Stream s under account 123456789012 already exists.", call.Exception!.InnerException!.Message));
    }

    [Fact]
    public async Task The_same_name_in_another_region_or_account_is_another_stream()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.CreateAsync("s", 2, region: "us-east-1");
        await kinesis.CreateAsync("s", 3, account: "000000000000");

        Assert.Equal(("arn:aws:kinesis:eu-central-1:123456789012:stream/s", 1), await Describe(TestKinesis.Region, TestKinesis.Account));
        Assert.Equal(("arn:aws:kinesis:us-east-1:123456789012:stream/s", 2), await Describe("us-east-1", TestKinesis.Account));
        Assert.Equal(("arn:aws:kinesis:eu-central-1:000000000000:stream/s", 3), await Describe(TestKinesis.Region, "000000000000"));

        async Task<(string, int)> Describe(string region, string account)
        {
            var stream = (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" }, region, account)).StreamDescription;
            return (stream.StreamARN, stream.Shards.Count);
        }
    }

    [Fact]
    public async Task The_shard_limit_counts_open_shards_of_the_region()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { ShardLimit = 10 });
        await kinesis.CreateAsync("a", 3);
        await kinesis.CreateAsync("elsewhere", 9, region: "us-east-1");
        await kinesis.SendAsync(new CreateStreamRequest { StreamName = "demand" });
        await Refusal.LimitExceededAsync(
            "This request would exceed the shard limit for the account 123456789012 in eu-central-1. Current shard count for the account: 3. "
            + "Limit: 10. Number of additional shards that would have resulted from this request: 8. "
            + "Refer to the AWS Service Limits page (http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) "
            + "for current limits and how to request higher limits.",
            () => kinesis.CreateAsync("b", 8));
        await kinesis.CreateAsync("b", 7);
    }

    [Theory]
    [InlineData("us-east-1", 20_000)]
    [InlineData("us-west-2", 20_000)]
    [InlineData("eu-west-1", 20_000)]
    [InlineData("eu-central-1", 6_000)]
    public void The_usual_shard_limit_is_that_of_AWS(string region, int limit) => Assert.Equal(limit, new KinesisOptions().ShardLimitOf(region));

    [Fact]
    public async Task The_name_is_looked_up_before_the_limit()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { ShardLimit = 1 });
        await kinesis.CreateAsync("s", 1);
        await Refusal.InUseAsync("Stream s under account 123456789012 already exists.", () => kinesis.CreateAsync("s", int.MaxValue));
    }

    [Fact]
    public async Task On_demand_streams_have_a_limit_of_their_own()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { OnDemandStreamLimit = 1 });
        await kinesis.SendAsync(new CreateStreamRequest { StreamName = "a" });
        await Refusal.LimitExceededAsync(
            "This request would exceed the on-demand stream limit for the account 123456789012 in eu-central-1. "
            + "Current on-demand stream count for the account: 1. Limit: 1.",
            () => kinesis.SendAsync(new CreateStreamRequest { StreamName = "b" }));
        await kinesis.CreateAsync("b", 1);
    }

    [Fact]
    public async Task No_more_than_five_are_creating_at_once()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { CreateDuration = TimeSpan.FromSeconds(30) });
        for (var i = 0; i < 5; i++) await kinesis.CreateAsync($"s{i}", 1);
        await Refusal.LimitExceededAsync(
            "This request would exceed the limit of 5 streams in state CREATING for the account 123456789012 in eu-central-1.",
            () => kinesis.CreateAsync("s5", 1));
        await kinesis.CreateAsync("s5", 1, region: "us-east-1");
        kinesis.Time.Advance(TimeSpan.FromSeconds(30));
        await kinesis.CreateAsync("s5", 1);
    }

    [Fact]
    public async Task A_stream_shows_no_shards_and_takes_no_records_until_its_time_is_up()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { CreateDuration = TimeSpan.FromSeconds(30) });
        await kinesis.CreateAsync("s", 1);
        kinesis.Time.Advance(TimeSpan.FromMilliseconds(29_999));

        var stream = (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription;
        Assert.Equal((StreamStatus.Creating, 0, false), (stream.StreamStatus, stream.Shards.Count, stream.HasMoreShards));
        var summary = (await kinesis.SendAsync(new DescribeStreamSummaryRequest { StreamName = "s" })).StreamDescriptionSummary;
        Assert.Equal((StreamStatus.Creating, 0), (summary.StreamStatus, summary.OpenShardCount));
        await Refusal.NotFoundAsync("Stream s under account 123456789012 not found.", () => kinesis.PutAsync("s", "x"));
        await Refusal.NotFoundAsync(
            "Stream s under account 123456789012 not found.",
            () => kinesis.SendAsync(new PutRecordsRequest { StreamName = "s", Records = [new() { PartitionKey = "k", Data = "x"u8.ToArray() }] }));
        await Refusal.NotFoundAsync(
            "Shard shardId-000000000000 in stream s under account 123456789012 does not exist",
            () => kinesis.IteratorAsync("s", ShardIteratorType.Latest));
        await Refusal.InUseAsync(
            "Stream s under account 123456789012 not ACTIVE, instead in state CREATING",
            () => kinesis.SendAsync(new ListShardsRequest { StreamName = "s" }));

        kinesis.Time.Advance(TimeSpan.FromMilliseconds(1));
        stream = (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription;
        Assert.Equal((StreamStatus.Active, 1), (stream.StreamStatus, stream.Shards.Count));
        await kinesis.PutAsync("s", "x");
    }

    [Theory]
    [InlineData("a#", "v")]
    [InlineData("k", "v!")]
    [InlineData("k", "a\ud83d\ude00")]
    public async Task Tags_with_other_signs_are_refused(string tag, string value) => await RefusesTagsAsync(
        "Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, _ . / = + - % @.",
        new Dictionary<string, string> { [tag] = value });

    [Fact]
    public async Task A_percent_sign_in_a_tag_has_a_text_of_its_own() => await RefusesTagsAsync(
        "Failed to add tags to stream s under account 123456789012 because some tags contained illegal characters. "
        + "The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.",
        new Dictionary<string, string> { ["a"] = "100%" });

    [Fact]
    public async Task Tags_of_AWS_are_reserved() => await RefusesTagsAsync(
        "aws: prefixed tag key names are not allowed for external use.", new Dictionary<string, string> { ["aws:x"] = "v" });

    [Fact]
    public async Task Fifty_tags_are_the_most()
    {
        await RefusesTagsAsync(
            "Failed to add tags to stream s under account 123456789012 because a given stream cannot have more than 50 tags associated with it.",
            Enumerable.Range(0, 51).ToDictionary(i => $"k{i}", _ => ""));

        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.SendAsync(new CreateStreamRequest
        {
            StreamName = "s", ShardCount = 1, Tags = Enumerable.Range(0, 50).ToDictionary(i => $"Straße {i}:_./=+-@", _ => ""),
        });
    }

    [Fact]
    public async Task Warm_throughput_needs_on_demand_mode_and_the_commitment_of_the_account()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await Refusal.IsAsync(
            "ValidationException",
            "Request is invalid. Stream s under account 123456789012 is in Provisioned mode.",
            () => kinesis.SendAsync(new CreateStreamRequest { StreamName = "s", ShardCount = 1, WarmThroughputMiBps = 1 }));
        await Refusal.IsAsync(
            "ValidationException",
            "WarmThroughputMiBps needs the MinimumThroughputBillingCommitment of the account 123456789012 in eu-central-1 to be enabled.",
            () => kinesis.SendAsync(new CreateStreamRequest { StreamName = "s", WarmThroughputMiBps = 1 }));

        await kinesis.CommitAsync();
        await Refusal.IsAsync(
            "ValidationException",
            "WarmThroughputMiBps can be 10240 at most. Requested were 10241.",
            () => kinesis.SendAsync(new CreateStreamRequest { StreamName = "s", WarmThroughputMiBps = 10_241 }));
        Assert.Empty((await kinesis.SendAsync(new ListStreamsRequest())).StreamNames);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(12, 12)]
    [InlineData(10_240, 10_240)]
    public async Task A_warm_stream_has_a_shard_for_each_MiB_a_second(int miBps, int shards)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CommitAsync();
        await kinesis.SendAsync(new CreateStreamRequest { StreamName = "s", WarmThroughputMiBps = miBps });

        var stream = (await kinesis.SendAsync(new DescribeStreamSummaryRequest { StreamName = "s" })).StreamDescriptionSummary;
        Assert.Equal(shards, stream.OpenShardCount);
        Assert.Equal(new WarmThroughputObject { TargetMiBps = miBps, CurrentMiBps = miBps }, stream.WarmThroughput);
    }

    [Fact]
    public async Task No_warm_throughput_may_be_asked_for_in_any_mode()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.SendAsync(new CreateStreamRequest { StreamName = "s", ShardCount = 1, WarmThroughputMiBps = 0 });
        Assert.Null((await kinesis.SendAsync(new DescribeStreamSummaryRequest { StreamName = "s" })).StreamDescriptionSummary.WarmThroughput);
    }

    [Fact]
    public async Task A_stream_outlives_a_restart()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.SendAsync(new CreateStreamRequest
        {
            StreamName = "s", ShardCount = 3, MaxRecordSizeInKiB = 2048, Tags = new Dictionary<string, string> { ["a"] = "b" },
        });
        var before = (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription;
        await kinesis.ReopenAsync();
        var after = (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription;

        Assert.Equal(before.Shards, after.Shards);
        Assert.Equal(before.StreamCreationTimestamp, after.StreamCreationTimestamp);
        Assert.Equal(
            2048, (await kinesis.SendAsync(new DescribeStreamSummaryRequest { StreamName = "s" })).StreamDescriptionSummary.MaxRecordSizeInKiB);
    }

    [Fact]
    public async Task A_name_that_the_store_knows_is_taken_even_when_another_process_made_it()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await using var other = await StreamRegistry.OpenAsync(kinesis.Logs, kinesis.State, kinesis.Time, TestKinesis.Cancellation);
        await kinesis.CreateAsync("s", 1);
        using var turn = await other.BeginChangeAsync(TestKinesis.Cancellation);
        await Assert.ThrowsAsync<StateConflictException>(async () => await other.AddAsync(
            new StreamKey(TestKinesis.Account, TestKinesis.Region, "s"),
            new StreamState { Incarnation = Guid.NewGuid(), CreatedAt = 0, Status = StreamStatus.Active, Mode = StreamMode.Provisioned, Shards = [] }));
    }

    private static async Task RefusesTagsAsync(string text, Dictionary<string, string> tags)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await Refusal.InvalidArgumentAsync(
            text, () => kinesis.SendAsync(new CreateStreamRequest { StreamName = "s", ShardCount = 1, Tags = tags }));
        Assert.Empty((await kinesis.SendAsync(new ListStreamsRequest())).StreamNames);
    }
}
