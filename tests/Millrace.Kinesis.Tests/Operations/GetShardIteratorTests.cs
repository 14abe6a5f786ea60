using System.Globalization;
using System.Numerics;
using Millrace.Kinesis.Records;
using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Operations;

public sealed class GetShardIteratorTests
{
    [Theory]
    [InlineData("2147483647", "shardId-002147483647")]
    [InlineData("random-2147483647", "shardId-002147483647")]
    [InlineData("-00002147483647", "shardId-002147483647")]
    [InlineData("shardId-1", "shardId-000000000001")]
    public async Task A_shard_that_is_not_there_is_named_by_its_canonical_id(string shardId, string canonical)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        var text = $"Shard {canonical} in stream s under account 123456789012 does not exist";
        await Refusal.NotFoundAsync(text, () => kinesis.SendAsync(Get(ShardIteratorType.Latest) with { ShardId = shardId }));
        await kinesis.CreateAsync("s", 1);
        await Refusal.NotFoundAsync(text, () => kinesis.SendAsync(Get(ShardIteratorType.Latest) with { ShardId = shardId }));
    }

    [Theory]
    [InlineData("2147483648")]
    [InlineData("shardId-002147483648")]
    [InlineData("ABKLFD8")]
    [InlineData("2.14E4")]
    public async Task An_id_that_is_none_is_named_as_it_was_sent_whether_the_stream_exists_or_not(string shardId)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        var text = $"Could not find shard {shardId} in stream s under account 123456789012.";
        await Refusal.NotFoundAsync(text, () => kinesis.SendAsync(Get(ShardIteratorType.Latest) with { ShardId = shardId }));
        await kinesis.CreateAsync("s", 1);
        await Refusal.NotFoundAsync(text, () => kinesis.SendAsync(Get(ShardIteratorType.Latest) with { ShardId = shardId }));
    }

    [Fact]
    public async Task The_shard_is_looked_up_before_the_number_is_looked_at()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 3);
        await Refusal.NotFoundAsync(
            "Shard shardId-000000000005 in stream s under account 123456789012 does not exist",
            () => kinesis.SendAsync(Get(ShardIteratorType.AtSequenceNumber) with { ShardId = "shardId-5", StartingSequenceNumber = "5" }));
    }

    [Theory]
    [InlineData(ShardIteratorType.AtSequenceNumber)]
    [InlineData(ShardIteratorType.AfterSequenceNumber)]
    public async Task A_type_that_takes_a_number_needs_one(string type) => await RefusesAsync(
        Get(type),
        "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or "
        + $"(2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified {type} and no StartingSequenceNumber.");

    [Theory]
    [InlineData(ShardIteratorType.Latest)]
    [InlineData(ShardIteratorType.TrimHorizon)]
    [InlineData(ShardIteratorType.AtTimestamp)]
    public async Task Another_type_takes_none(string type) => await RefusesAsync(
        Get(type) with { StartingSequenceNumber = "5" },
        "Must either specify (1) AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER and StartingSequenceNumber or "
        + $"(2) TRIM_HORIZON or LATEST and no StartingSequenceNumber. Request specified {type} and also a StartingSequenceNumber.");

    [Theory]
    [InlineData("13bb2cc3d80000000000000000000000")]
    [InlineData("20000000000800000000000000000000000000000000002")]
    public async Task A_malformed_number_is_invalid(string hex) => await RefusesAsync(
        Get(ShardIteratorType.AtSequenceNumber) with { StartingSequenceNumber = Decimal(hex) },
        $"StartingSequenceNumber {Decimal(hex)} used in GetShardIterator on shard shardId-000000000000 in stream s under account 123456789012 is invalid.");

    [Theory]
    [InlineData("5", "shardId-000000000005")]
    [InlineData("20000000000000000000000000000000000000800000002", "shardId--02147483648")]
    [InlineData("20000000000000000000000000000000000000000000072", "shardId-000000000007")]
    public async Task A_number_of_another_shard_names_both(string hex, string shard) => await RefusesAsync(
        Get(ShardIteratorType.AtSequenceNumber) with { StartingSequenceNumber = Decimal(hex) },
        $"Invalid StartingSequenceNumber. It encodes {shard}, while it was used in a call to a shard with shardId-000000000000");

    [Theory]
    [InlineData("20000000000000000000000000000000000000000000002")]
    [InlineData("20000000000000000000000000000000000000000000001")]
    public async Task A_number_of_another_creation_did_not_come_from_this_stream(string hex) => await RefusesAsync(
        Get(ShardIteratorType.AfterSequenceNumber) with { StartingSequenceNumber = Decimal(hex) },
        $"StartingSequenceNumber {Decimal(hex)} used in GetShardIterator on shard shardId-000000000000 in stream s under account 123456789012 "
        + "is invalid because it did not come from this stream.");

    [Fact]
    public async Task A_tiny_number_is_the_callers_fault() => await RefusesAsync(
        Get(ShardIteratorType.AtSequenceNumber) with { StartingSequenceNumber = "0" },
        "StartingSequenceNumber 0 used in GetShardIterator on shard shardId-000000000000 in stream s under account 123456789012 is invalid.");

    [Fact]
    public async Task At_timestamp_needs_one_that_has_come()
    {
        await RefusesAsync(
            Get(ShardIteratorType.AtTimestamp),
            "Must specify timestampInMillis parameter for iterator of type AT_TIMESTAMP. Current request has no timestamp parameter.");
        var now = TestKinesis.Start.ToUnixTimeMilliseconds();
        await RefusesAsync(
            Get(ShardIteratorType.AtTimestamp) with { Timestamp = TestKinesis.Start.AddMilliseconds(1) },
            "The timestampInMillis parameter cannot be greater than the currentTimestampInMillis. "
            + $"timestampInMillis: {now + 1}, currentTimestampInMillis: {now}");
    }

    [Fact]
    public async Task Latest_is_fixed_when_the_iterator_is_made()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await kinesis.PutAsync("s", "before");
        var iterator = await kinesis.IteratorAsync("s", ShardIteratorType.Latest);
        await kinesis.PutAsync("s", "after");
        Assert.Equal(["after"], await kinesis.ReadTextsAsync(iterator));
        Assert.Equal(["after"], await kinesis.ReadTextsAsync(iterator));
    }

    [Fact]
    public async Task A_sequence_number_is_taken_with_its_record_or_without()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var numbers = new List<string>();
        for (var i = 0; i < 3; i++) numbers.Add((await kinesis.PutAsync("s", $"{i}")).SequenceNumber);

        Assert.Equal(["1", "2"], await FromAsync(kinesis, ShardIteratorType.AtSequenceNumber, numbers[1]));
        Assert.Equal(["2"], await FromAsync(kinesis, ShardIteratorType.AfterSequenceNumber, numbers[1]));
        Assert.Empty(await FromAsync(kinesis, ShardIteratorType.AfterSequenceNumber, numbers[2]));
    }

    [Fact]
    public async Task A_number_of_no_record_stands_between_the_records_around_it()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        var numbers = new List<SequenceNumber>();
        for (var i = 0; i < 3; i++)
        {
            Assert.True(SequenceNumber.TryParse((await kinesis.PutAsync("s", $"{i}")).SequenceNumber, out var number));
            numbers.Add(number);
        }

        foreach (var type in new[] { ShardIteratorType.AtSequenceNumber, ShardIteratorType.AfterSequenceNumber })
        {
            var start = numbers[0] with { Index = 0, ArrivalSecond = numbers[0].CreationSecond };
            Assert.Equal(["0", "1", "2"], await FromAsync(kinesis, type, start.ToString()));
            Assert.Equal(["1", "2"], await FromAsync(kinesis, type, (numbers[1] with { ArrivalSecond = numbers[1].ArrivalSecond - 1 }).ToString()));
            Assert.Equal(["2"], await FromAsync(kinesis, type, (numbers[1] with { ArrivalSecond = numbers[1].ArrivalSecond + 1 }).ToString()));
            Assert.Empty(await FromAsync(kinesis, type, (numbers[2] with { ArrivalSecond = numbers[2].ArrivalSecond + 1 }).ToString()));
            Assert.Empty(await FromAsync(kinesis, type, (numbers[2] with { Index = long.MaxValue }).ToString()));
        }
    }

    [Fact]
    public async Task After_the_newest_record_come_those_that_follow()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        Assert.True(SequenceNumber.TryParse((await kinesis.PutAsync("s", "0")).SequenceNumber, out var number));
        var idle = await kinesis.IteratorAsync(
            "s", ShardIteratorType.AfterSequenceNumber, number: (number with { ArrivalSecond = number.ArrivalSecond + 100 }).ToString());
        await kinesis.PutAsync("s", "1");
        Assert.Equal(["1"], await kinesis.ReadTextsAsync(idle));
    }

    [Fact]
    public async Task A_timestamp_finds_the_first_record_at_or_after_it()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        for (var i = 0; i < 3; i++)
        {
            await kinesis.PutAsync("s", $"{i}");
            kinesis.Time.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.Equal(["0", "1", "2"], await AtAsync(-86_400_000));
        Assert.Equal(["0", "1", "2"], await AtAsync(0));
        Assert.Equal(["1", "2"], await AtAsync(1));
        Assert.Equal(["1", "2"], await AtAsync(10));
        Assert.Equal(["2"], await AtAsync(11));

        // Later than the newest, and not in the future: what arrives next.
        var next = await kinesis.IteratorAsync("s", ShardIteratorType.AtTimestamp, timestamp: TestKinesis.Start.AddMilliseconds(25));
        Assert.Empty(await kinesis.ReadTextsAsync(next));
        await kinesis.PutAsync("s", "3");
        Assert.Equal(["3"], await kinesis.ReadTextsAsync(next));

        async Task<string[]> AtAsync(int milliseconds) => await kinesis.ReadTextsAsync(await kinesis.IteratorAsync(
            "s", ShardIteratorType.AtTimestamp, timestamp: TestKinesis.Start.AddMilliseconds(milliseconds)));
    }

    [Fact]
    public async Task A_closed_shard_gives_iterators_as_well()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.AddAsync("s", Reshard.SplitThenMerged(kinesis.Now));
        var closed = (await kinesis.SendAsync(new DescribeStreamRequest { StreamName = "s" })).StreamDescription.Shards[0];
        await kinesis.IteratorAsync("s", ShardIteratorType.Latest);
        await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon);
        await kinesis.IteratorAsync("s", ShardIteratorType.AtSequenceNumber, number: closed.SequenceNumberRange.StartingSequenceNumber);
        await kinesis.IteratorAsync("s", ShardIteratorType.AfterSequenceNumber, number: closed.SequenceNumberRange.EndingSequenceNumber);
    }

    private static GetShardIteratorRequest Get(string type) => new() { StreamName = "s", ShardId = "shardId-0", ShardIteratorType = type };

    private static async Task RefusesAsync(GetShardIteratorRequest request, string text)
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        await Refusal.InvalidArgumentAsync(text, () => kinesis.SendAsync(request));
    }

    private static async Task<string[]> FromAsync(TestKinesis kinesis, string type, string number) =>
        await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", type, number: number));

    private static string Decimal(string hex) =>
        BigInteger.Parse("0" + hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
}
