using Millrace.Kinesis.Throttling;
using Millrace.Model.Kinesis;
using Millrace.Wire;

namespace Millrace.Kinesis.Tests.Messages;

/// <summary>Every text of facts/kinesis.md 3, provoked by a call.</summary>
public sealed class MessageCatalogueTests
{
    private const string Account = TestKinesis.Account;
    private const string Shard = "shardId-000000000000";

    /// <summary>Rows that nothing here can provoke.</summary>
    private static readonly Dictionary<string, string> Unprovoked = new()
    {
        ["access denied"] = "Identity policies are not enforced yet; only another account's caller is refused, for want of a resource policy.",
        ["... tiny (old version 0) value such as `0` on the right shard"] = "AWS answers 500, for what is bad input: here it is a 400 that names the number.",
    };

    /// <summary>Texts that are no whole message: examples, and wordings that the row itself says are another's or of older limits.</summary>
    private static readonly HashSet<string> NoMessages =
    [
        "Thu Jan 22 01:22:02 UTC 2015",
        "Records size exceeds 5 MB limit",
        "remove tags from",
        "Failed to add tags to stream <S> under account <A> because a given stream cannot have more than 10 tags associated with it.",
    ];

    private static readonly Provocation[] Provocations =
    [
        new("stream missing (most ops)", "ResourceNotFoundException", $"Stream none under account {Account} not found.",
            static k => k.SendAsync(new DescribeStreamRequest { StreamName = "none" })),
        new("stream missing or shard index beyond end, GetShardIterator & GetRecords", "ResourceNotFoundException", $"Shard {Shard} in stream none under account {Account} does not exist",
            static k => k.IteratorAsync("none", ShardIteratorType.Latest)),
        new("stream missing or shard index beyond end, GetShardIterator & GetRecords", "ResourceNotFoundException", $"Shard shardId-000000000009 in stream s under account {Account} does not exist",
            static k => k.IteratorAsync("s", ShardIteratorType.Latest, shard: 9)),
        new("shard id not parseable (GetShardIterator, Split, Merge)", "ResourceNotFoundException", $"Could not find shard shard-x in stream none under account {Account}.",
            static k => k.SendAsync(new SplitShardRequest { StreamName = "none", ShardToSplit = "shard-x", NewStartingHashKey = "7" })),
        new("shard index beyond end, Split/Merge", "ResourceNotFoundException", $"Could not find shard shardId-000000000009 in stream s under account {Account}.",
            static k => k.SplitAsync("s", 9, 7)),
        new("name taken", "ResourceInUseException", $"Stream s under account {Account} already exists.", static k => k.CreateAsync("s", 1)),
        new("reshard etc. while not ACTIVE", "ResourceInUseException", $"Stream s under account {Account} not ACTIVE, instead in state UPDATING", async static k =>
        {
            await k.SplitAsync("s", 0, 1000);
            await k.SplitAsync("s", 1, UInt128.MaxValue - 1000);
        }) { Options = new() { ReshardDuration = TimeSpan.FromSeconds(1) } },
        new("PutRecord(s) while CREATING", "ResourceNotFoundException", $"Stream new under account {Account} not found.", async static k =>
        {
            k.Room.Current.Options = k.Room.Options with { CreateDuration = TimeSpan.FromSeconds(1) };
            await k.CreateAsync("new", 1);
            await k.PutAsync("new", "x");
        }),
        new("shard quota", "LimitExceededException",
            $"This request would exceed the shard limit for the account {Account} in eu-central-1. Current shard count for the account: 2. Limit: 3. "
            + "Number of additional shards that would have resulted from this request: 2. Refer to the AWS Service Limits page "
            + "(http://docs.aws.amazon.com/general/latest/gr/aws_service_limits.html) for current limits and how to request higher limits.",
            static k => k.CreateAsync("more", 2)) { Options = new() { ShardLimit = 3 } },
        new("control-plane rate", "LimitExceededException", $"Rate exceeded for stream s under account {Account}.", static k =>
        {
            var rates = new ControlPlaneRates(k.Time);
            using var context = new RequestContext("request", new Caller(Account, "arn", Account, "key"), TestKinesis.Region);
            for (var i = 0; i < 11; i++) rates.Count(KinesisApi.DescribeStream, context, "s");
            return Task.CompletedTask;
        }),
        new("shard throughput, write (call or record)", "ProvisionedThroughputExceededException", $"Rate exceeded for shard {Shard} in stream s under account {Account}.",
            static k => k.SendAsync(new PutRecordRequest { StreamName = "s", PartitionKey = "k", ExplicitHashKey = "0", Data = new byte[1] }))
            { Options = new() { Limits = new() { WriteRecordsPerSecond = 0 } } },
        new("shard throughput, read, newer wording", "ProvisionedThroughputExceededException", $"Rate exceeded for Shard - {Account}/s/{Shard}",
            async static k => await k.ReadAsync(await k.IteratorAsync("s", ShardIteratorType.TrimHorizon)))
            { Options = new() { Limits = new() { ReadCallsPerSecond = 0 } } },
        new("iterator garbage", "InvalidArgumentException", "Invalid ShardIterator.", static k => k.ReadAsync("garbage")),
        new("iterator old", "ExpiredIteratorException",
            "Iterator expired. The iterator was created at time Thu Jan 22 01:22:02 UTC 2026 while right now it is Thu Jan 22 01:27:03 UTC 2026 "
            + "which is further in the future than the tolerated delay of 300000 milliseconds.", async static k =>
        {
            var iterator = await k.IteratorAsync("s", ShardIteratorType.TrimHorizon);
            k.Time.Advance(TimeSpan.FromSeconds(301));
            await k.ReadAsync(iterator);
        }),
        new("iterator type vs sequence number", "InvalidArgumentException",
            "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. "
            + "Request specified AT_SEQUENCE_NUMBER and no StartingSequenceNumber.",
            static k => k.IteratorAsync("s", ShardIteratorType.AtSequenceNumber)),
        new("iterator type vs sequence number", "InvalidArgumentException",
            "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or (2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. "
            + "Request specified LATEST and also a StartingSequenceNumber.",
            static k => k.IteratorAsync("s", ShardIteratorType.Latest, number: "1")),
        new("sequence number malformed", "InvalidArgumentException", $"StartingSequenceNumber 49{new string('9', 70)} used in GetShardIterator on shard {Shard} in stream s under account {Account} is invalid.",
            static k => k.IteratorAsync("s", ShardIteratorType.AtSequenceNumber, number: $"49{new string('9', 70)}")),
        new("... of another stream incarnation", "InvalidArgumentException", "is invalid because it did not come from this stream.", async static k =>
        {
            var number = (await k.SendAsync(new PutRecordRequest { StreamName = "s", PartitionKey = "k", ExplicitHashKey = "0", Data = new byte[1] })).SequenceNumber;
            await k.SendAsync(new DeleteStreamRequest { StreamName = "s" });
            k.Time.Advance(TimeSpan.FromSeconds(10));
            await k.CreateAsync("s", 2);
            await k.IteratorAsync("s", ShardIteratorType.AtSequenceNumber, number: number);
        }) { IsEnding = true },
        new("... of another shard", "InvalidArgumentException", $"Invalid StartingSequenceNumber. It encodes {Shard}, while it was used in a call to a shard with shardId-000000000001", async static k =>
        {
            var number = (await k.SendAsync(new PutRecordRequest { StreamName = "s", PartitionKey = "k", ExplicitHashKey = "0", Data = new byte[1] })).SequenceNumber;
            await k.IteratorAsync("s", ShardIteratorType.AtSequenceNumber, shard: 1, number: number);
        }),
        new("AT_TIMESTAMP without Timestamp", "InvalidArgumentException", "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no timestamp parameter.",
            static k => k.IteratorAsync("s", ShardIteratorType.AtTimestamp)),
        new("AT_TIMESTAMP in the future", "InvalidArgumentException",
            "The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. timestampInMillis: 1769044923500, currentTimestampInMillis: 1769044922500",
            static k => k.IteratorAsync("s", ShardIteratorType.AtTimestamp, timestamp: TestKinesis.Start.AddSeconds(1))),
        new("explicit hash ≥ 2^128", "InvalidArgumentException",
            "Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was 340282366920938463463374607431768211456",
            static k => k.SendAsync(new PutRecordRequest { StreamName = "s", PartitionKey = "k", ExplicitHashKey = "340282366920938463463374607431768211456", Data = new byte[1] })),
        new("SequenceNumberForOrdering bad/future", "InvalidArgumentException", $"ExclusiveMinimumSequenceNumber 7{new string('7', 70)} used in PutRecord on stream s under account {Account} is invalid.",
            static k => k.SendAsync(new PutRecordRequest { StreamName = "s", PartitionKey = "k", SequenceNumberForOrdering = $"7{new string('7', 70)}", Data = new byte[1] })),
        new("batch too large", "InvalidArgumentException", "Records size exceeds 10 MB limit", static k => k.SendAsync(new PutRecordsRequest
        {
            StreamName = "s",
            Records = [.. Enumerable.Repeat(new PutRecordsRequestEntry { PartitionKey = "k", Data = new byte[1_000_000] }, 11)],
        })),
        new("record blob over its hard maximum", "ValidationException",
            "1 validation error detected: Value 'java.nio.HeapByteBuffer[pos=0 lim=1048577 cap=1048577]' at 'data' failed to satisfy constraint: Member must have length less than or equal to 1048576",
            static k => k.SendAsync(new PutRecordRequest { StreamName = "s", PartitionKey = "k", Data = new byte[1_048_577] })),
        new("split point bad", "InvalidArgumentException",
            $"NewStartingHashKey 1 used in SplitShard() on shard {Shard} in stream s under account {Account} is not both greater than one plus the shard's StartingHashKey 0 "
            + "and less than the shard's EndingHashKey 170141183460469231731687303715884105727.",
            static k => k.SplitAsync("s", 0, 1)),
        new("not mergeable (incl. right pair in wrong order)", "InvalidArgumentException",
            $"Shards shardId-000000000001 and {Shard} in stream s under account {Account} are not an adjacent pair of shards eligible for merging",
            static k => k.MergeAsync("s", 1, 0)),
        new("reshard a closed shard", "InvalidArgumentException",
            $"Shard {Shard} in stream s under account {Account} has already been merged or split, and thus is not eligible for merging or splitting.", async static k =>
        {
            await k.SplitAsync("s", 0, 1000);
            await k.SplitAsync("s", 0, 1000);
        }),
        new("retention under 24", "InvalidArgumentException", "Minimum allowed retention period is 24 hours. Requested retention period (23 hours) is too short.",
            static k => k.SendAsync(new DecreaseStreamRetentionPeriodRequest { StreamName = "s", RetentionPeriodHours = 23 })),
        new("retention over 8760", "InvalidArgumentException", "Maximum allowed retention period is 8760 hours. Requested retention period (8761 hours) is too long.",
            static k => k.SendAsync(new IncreaseStreamRetentionPeriodRequest { StreamName = "s", RetentionPeriodHours = 8761 })),
        new("increase to less", "InvalidArgumentException",
            "Requested retention period (24 hours) for stream s can not be shorter than existing retention period (48 hours). Use DecreaseRetentionPeriod API.", async static k =>
        {
            await k.SendAsync(new IncreaseStreamRetentionPeriodRequest { StreamName = "s", RetentionPeriodHours = 48 });
            await k.SendAsync(new IncreaseStreamRetentionPeriodRequest { StreamName = "s", RetentionPeriodHours = 24 });
        }),
        new("decrease to more", "InvalidArgumentException",
            "Requested retention period (48 hours) for stream s can not be longer than existing retention period (24 hours). Use IncreaseRetentionPeriod API.",
            static k => k.SendAsync(new DecreaseStreamRetentionPeriodRequest { StreamName = "s", RetentionPeriodHours = 48 })),
        new("ListShards with nothing / both", "InvalidArgumentException", "Either NextToken or StreamName should be provided.", static k => k.SendAsync(new ListShardsRequest())),
        new("ListShards with nothing / both", "InvalidArgumentException", "NextToken and StreamName cannot be provided together.",
            static k => k.SendAsync(new ListShardsRequest { StreamName = "s", NextToken = "t" })),
        new("tag characters", "InvalidArgumentException", "Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, _ . / = + - % @.",
            static k => k.SendAsync(new AddTagsToStreamRequest { StreamName = "s", Tags = new Dictionary<string, string> { ["a"] = "!" } })),
        new("`%` in a tag", "InvalidArgumentException",
            $"Failed to add tags to stream s under account {Account} because some tags contained illegal characters. The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.",
            static k => k.SendAsync(new AddTagsToStreamRequest { StreamName = "s", Tags = new Dictionary<string, string> { ["a"] = "%" } })),
        new("`%` in a tag", "InvalidArgumentException",
            $"Failed to remove tags from stream s under account {Account} because some tags contained illegal characters. The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.",
            static k => k.SendAsync(new RemoveTagsFromStreamRequest { StreamName = "s", TagKeys = ["%"] })),
        new("too many tags", "InvalidArgumentException", $"Failed to add tags to stream s under account {Account} because a given stream cannot have more than 50 tags associated with it.", async static k =>
        {
            for (var i = 0; i < 6; i++)
                await k.SendAsync(new AddTagsToStreamRequest { StreamName = "s", Tags = Enumerable.Range(i * 10, 10).ToDictionary(static n => $"tag{n}", static _ => "") });
        }),
        new("provisioned-only op on on-demand", "ValidationException", $"Request is invalid. Stream s under account {Account} is in On-Demand mode.", async static k =>
        {
            await k.SwitchModeAsync("s", StreamMode.OnDemand);
            await k.SplitAsync("s", 0, 1000);
        }),
        new("consumer not ready", "ResourceInUseException", $"Consumer c with creation timestamp 1769044922 under stream: s , account {Account} is not in ACTIVE status.",
            async static k => await k.SubscribeAsync(await k.RegisterAsync("s", "c"))) { Options = new() { ConsumerDuration = TimeSpan.FromSeconds(1) } },
        new("shard already subscribed", "ResourceInUseException", $"Another active subscription exists for this consumer: {Account}:s:{Shard}:c", async static k =>
        {
            var consumer = await k.RegisterAsync("s", "c");
            await using var first = await k.SubscribeAsync(consumer);
            await k.SubscribeAsync(consumer);
        }),
        new("consumer missing", "ResourceNotFoundException", $"Consumer none, account {Account} not found.",
            static k => k.SendAsync(new DescribeStreamConsumerRequest { StreamARN = TestKinesis.StreamArn("s"), ConsumerName = "none" })),
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Provocations.Length)];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_call_is_refused_with_this_text(int place)
    {
        var provocation = Provocations[place];
        await using var kinesis = await TestKinesis.OpenAsync(provocation.Options);
        await kinesis.CreateAsync("s", 2);
        var refusal = await Assert.ThrowsAsync<ServiceException>(() => provocation.Call(kinesis));
        Assert.Equal(provocation.Code, refusal.Code);
        if (provocation.IsEnding) Assert.EndsWith(provocation.Text, refusal.Text, StringComparison.Ordinal);
        else Assert.Equal(provocation.Text, refusal.Text);
    }

    [Fact]
    public void Each_text_of_the_catalogue_is_provoked_or_said_not_to_be()
    {
        var rows = MessageCatalogue.Load();
        foreach (var (situation, reason) in Unprovoked) TestContext.Current.TestOutputHelper!.WriteLine($"Not provoked: {situation}: {reason}");

        var unknown = Provocations.Select(static p => p.Situation).Concat(Unprovoked.Keys).Except(rows.Select(static row => row.Situation));
        Assert.Empty(unknown);
        var missing =
            from row in rows
            where !Unprovoked.ContainsKey(row.Situation)
            let provoked = Provocations.Where(p => p.Situation == row.Situation && p.Code == row.Code).ToArray()
            from text in row.Texts.Where(static text => !NoMessages.Contains(text)).DefaultIfEmpty("")
            where !provoked.Any(p => text.Length == 0 || CatalogueRow.Matches(text, p.Text))
            select $"{row.Situation}: {text}";
        Assert.Empty(missing);
        Assert.InRange(rows.Count, 40, int.MaxValue);
    }

    /// <summary>A call and what it is refused with, on a service with a stream <c>s</c> of two shards.</summary>
    private sealed record Provocation(string Situation, string Code, string Text, Func<TestKinesis, Task> Call)
    {
        public KinesisOptions? Options { get; init; }

        /// <summary>The text is only how the message ends.</summary>
        public bool IsEnding { get; init; }
    }
}
