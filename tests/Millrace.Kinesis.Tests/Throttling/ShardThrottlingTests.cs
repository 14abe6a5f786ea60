using Millrace.Model.Kinesis;

namespace Millrace.Kinesis.Tests.Throttling;

public sealed class ShardThrottlingTests
{
    private const string WriteText = "Rate exceeded for shard shardId-000000000000 in stream s under account 123456789012.";
    private const string ReadText = "Rate exceeded for Shard - 123456789012/s/shardId-000000000000";

    private static readonly KinesisOptions Limited = new() { Limits = KinesisLimits.Aws };

    [Theory]
    [InlineData(100, 10_000, 10_000)] // 2000 a second; 100 bytes leave the records to be the limit
    [InlineData(10_240, 10 * 1024 / 10.0, 1024)] // 20 MiB in 10 seconds, of which 10 go through
    [InlineData(300_000, 10 * 1_048_576 / 300_000.0, 35)]
    [InlineData(1_048_576, 10, 10)]
    public async Task A_writer_at_twice_the_limit_gets_the_limit_through_within_one_record(int bytes, double most, int through)
    {
        await using var kinesis = await TestKinesis.OpenAsync(Limited);
        await kinesis.CreateAsync("s", 1);
        var data = new byte[bytes - 1];
        var perSecond = Math.Min(2000, 2.0 * 1_048_576 / bytes);
        var sent = (int)Math.Round(10 * perSecond);
        var written = 0;
        for (var i = 0; i < sent; i++)
        {
            kinesis.Time.SetUtcNow(TestKinesis.Start + TimeSpan.FromSeconds(i / perSecond));
            var answer = await kinesis.SendAsync(new PutRecordsRequest { StreamName = "s", Records = [Entry(data)] });
            written += 1 - answer.FailedRecordCount!.Value;
        }

        Assert.InRange(written, most - 1, most + 1);
        Assert.Equal(through, written);
    }

    [Fact]
    public async Task A_second_takes_a_thousand_records_and_the_next_second_as_many()
    {
        await using var kinesis = await TestKinesis.OpenAsync(Limited);
        await kinesis.CreateAsync("s", 1);
        for (var second = 0; second < 3; second++)
        {
            Assert.Equal(0, await PutAsync(kinesis, 500));
            Assert.Equal(0, await PutAsync(kinesis, 499));
            Assert.Equal(1, await PutAsync(kinesis, 2));
            await Refusal.IsAsync("ProvisionedThroughputExceededException", WriteText, () => kinesis.PutAsync("s", "d"));

            kinesis.Time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task Of_a_batch_the_records_of_a_full_shard_fail_alone_and_are_not_written()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { Limits = new KinesisLimits { WriteRecordsPerSecond = 2 } });
        await kinesis.CreateAsync("s", 2);
        const string upper = "340282366920938463463374607431768211455";
        var answer = await kinesis.SendAsync(new PutRecordsRequest
        {
            StreamName = "s",
            Records = [Entry([1], "0"), Entry([2], "0"), Entry([3], upper), Entry([4], "0"), Entry([5], "0")],
        });

        Assert.Equal(2, answer.FailedRecordCount);
        Assert.Equal(
            [null, null, null, (Code: "ProvisionedThroughputExceededException", Text: WriteText), (Code: "ProvisionedThroughputExceededException", Text: WriteText)],
            answer.Records.Select(record => record.ErrorCode is null ? default((string Code, string Text)?) : (record.ErrorCode, record.ErrorMessage!)));
        Assert.Equal(["shardId-000000000000", "shardId-000000000000", "shardId-000000000001", null, null], answer.Records.Select(record => record.ShardId));
        Assert.All(answer.Records, record => Assert.Equal(record.ErrorCode is null, !record.SequenceNumber.IsAbsent));

        var stored = (await kinesis.ReadAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon))).Records;
        Assert.Equal([1, 2], stored.Select(record => (int)record.Data!.Value.Span[0]));
        Assert.Equal(answer.Records.Take(2).Select(record => record.SequenceNumber), stored.Select(record => record.SequenceNumber));
    }

    [Fact]
    public async Task A_batch_of_which_nothing_fits_is_answered_record_by_record()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { Limits = new KinesisLimits { WriteRecordsPerSecond = 0 } });
        await kinesis.CreateAsync("s", 1);

        Assert.Equal(3, await PutAsync(kinesis, 3));
        Assert.Empty((await kinesis.ReadAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon))).Records);
    }

    [Fact]
    public async Task Partition_keys_count_as_bytes()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { Limits = new KinesisLimits { WriteBytesPerSecond = 6 } });
        await kinesis.CreateAsync("s", 1);
        await kinesis.PutAsync("s", "d", "five5");

        await Refusal.IsAsync("ProvisionedThroughputExceededException", WriteText, () => kinesis.PutAsync("s", ""));
        kinesis.Time.Advance(TimeSpan.FromSeconds(1));
        await kinesis.PutAsync("s", "");
    }

    [Fact]
    public async Task What_is_refused_takes_nothing()
    {
        await using var kinesis = await TestKinesis.OpenAsync(new KinesisOptions { Limits = new KinesisLimits { WriteRecordsPerSecond = 1 } });
        await kinesis.CreateAsync("s", 1);
        await kinesis.PutAsync("s", "first");
        for (var i = 0; i < 100; i++) await Refusal.IsAsync("ProvisionedThroughputExceededException", WriteText, () => kinesis.PutAsync("s", "refused"));

        kinesis.Time.Advance(TimeSpan.FromSeconds(1));
        await kinesis.PutAsync("s", "second");
        Assert.Equal(["first", "second"], await kinesis.ReadTextsAsync(await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon)));
    }

    [Fact]
    public async Task A_record_of_10_MiB_drains_the_reserve_which_fills_in_10_seconds_while_others_pass()
    {
        await using var kinesis = await TestKinesis.OpenAsync(Limited);
        await kinesis.CreateAsync("s", 1);
        await kinesis.ChangeAsync("s", state => state with { MaxRecordSizeInKiB = 10 * 1024 });
        var large = new byte[(10 << 20) - 1];
        Assert.Equal(0, await PutAsync(kinesis, large));
        Assert.Equal(1, await PutAsync(kinesis, new byte[1 << 20]));
        Assert.Equal(0, await PutAsync(kinesis, new byte[10]));

        kinesis.Time.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await PutAsync(kinesis, large));
        kinesis.Time.Advance(TimeSpan.FromMilliseconds(2));
        Assert.Equal(0, await PutAsync(kinesis, large));
    }

    [Fact]
    public async Task A_shard_answers_five_reads_a_second()
    {
        await using var kinesis = await TestKinesis.OpenAsync(Limited);
        await kinesis.CreateAsync("s", 1);
        await kinesis.PutAsync("s", "d");
        var iterator = await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon);
        for (var second = 0; second < 2; second++)
        {
            for (var i = 0; i < 5; i++) Assert.Equal(["d"], await kinesis.ReadTextsAsync(iterator));
            await Refusal.IsAsync("ProvisionedThroughputExceededException", ReadText, () => kinesis.ReadAsync(iterator));
            kinesis.Time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task After_10_MiB_a_shard_answers_no_read_for_five_seconds()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        for (var i = 0; i < 10; i++) Assert.Equal(0, await PutAsync(kinesis, new byte[(1 << 20) - 1]));
        kinesis.Room.Current.Options = kinesis.Room.Options with { Limits = KinesisLimits.Aws };
        var iterator = await kinesis.IteratorAsync("s", ShardIteratorType.TrimHorizon);
        Assert.Equal(10, (await kinesis.ReadAsync(iterator)).Records.Count);

        kinesis.Time.Advance(TimeSpan.FromMilliseconds(4999));
        await Refusal.IsAsync("ProvisionedThroughputExceededException", ReadText, () => kinesis.ReadAsync(iterator));
        kinesis.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, (await kinesis.ReadAsync(iterator, limit: 2)).Records.Count);

        await Refusal.IsAsync("ProvisionedThroughputExceededException", ReadText, () => kinesis.ReadAsync(iterator));
        kinesis.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single((await kinesis.ReadAsync(iterator, limit: 1)).Records);
    }

    [Fact]
    public async Task A_shard_gives_five_iterators_a_second()
    {
        await using var kinesis = await TestKinesis.OpenAsync(Limited);
        await kinesis.CreateAsync("s", 2);
        for (var i = 0; i < 5; i++) await kinesis.IteratorAsync("s", ShardIteratorType.Latest);
        await Refusal.IsAsync("ProvisionedThroughputExceededException", WriteText, () => kinesis.IteratorAsync("s", ShardIteratorType.Latest));
        await kinesis.IteratorAsync("s", ShardIteratorType.Latest, shard: 1);
        kinesis.Time.Advance(TimeSpan.FromSeconds(1));
        await kinesis.IteratorAsync("s", ShardIteratorType.Latest);
    }

    [Fact]
    public async Task Other_limits_hold_from_the_next_call_on()
    {
        await using var kinesis = await TestKinesis.OpenAsync();
        await kinesis.CreateAsync("s", 1);
        for (var i = 0; i < 3; i++) Assert.Equal(0, await PutAsync(kinesis, 500));

        kinesis.Room.Current.Options = kinesis.Room.Options with { Limits = new KinesisLimits { WriteRecordsPerSecond = 3 } };
        Assert.Equal(2, await PutAsync(kinesis, 5));
        kinesis.Room.Current.Options = kinesis.Room.Options with { Limits = KinesisLimits.Fast };
        Assert.Equal(0, await PutAsync(kinesis, 500));
    }

    private static async Task<int> PutAsync(TestKinesis kinesis, int count)
    {
        var records = Enumerable.Repeat(Entry([]), count).ToArray();
        return (await kinesis.SendAsync(new PutRecordsRequest { StreamName = "s", Records = records })).FailedRecordCount!.Value;
    }

    private static async Task<int> PutAsync(TestKinesis kinesis, byte[] data) =>
        (await kinesis.SendAsync(new PutRecordsRequest { StreamName = "s", Records = [Entry(data)] })).FailedRecordCount!.Value;

    private static PutRecordsRequestEntry Entry(byte[] data, string? hashKey = null) => new() { Data = data, PartitionKey = "k", ExplicitHashKey = hashKey };
}
